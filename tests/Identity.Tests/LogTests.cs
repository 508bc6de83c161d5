using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity.Tests;

public class LogTests
{
    [Fact]
    public async Task The_log_tells_what_happened_and_nothing_of_the_person()
    {
        using var log = new Lines();
        await using var service = await Service.Start(logTo: log);
        using var browser = service.Browser();
        using var flow = new CodeFlow(service);
        var link = (await service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Roster.Lincoln.District, Roster.Ana.Person))).Address!;
        await browser.Submit(await browser.Open(link.AbsoluteUri), ("password", Roster.Password), ("repeat", Roster.Password));
        await browser.SignIn(await browser.Open(flow.Authorize()), "lincoln", "ana", "a wrong password, surely");
        var code = await flow.Code(browser);
        var tokens = await flow.Redeem(code);
        await flow.Refresh(tokens["refresh_token"]!);
        await flow.Redeem(code);
        await browser.Open($"connect/logout?id_token_hint={tokens["id_token"]}");

        Assert.Contains("A person set a first password by a link.", log.Messages);
        Assert.Contains("A sign-in was refused.", log.Messages);
        Assert.Contains("A person signed in.", log.Messages);
        foreach (var secret in new[]
        {
            Roster.Password, "a wrong password, surely", Roster.Ana.DisplayName, Roster.Ana.Person.Value.ToString("D"), link.Query[6..], code,
            tokens["refresh_token"]!, tokens["id_token"]!, tokens["access_token"]!, "\"ana\"", "login=ana", "127.0.0.1 ",
        })
        {
            Assert.DoesNotContain(log.Messages, message => message.Contains(secret, StringComparison.Ordinal));
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
