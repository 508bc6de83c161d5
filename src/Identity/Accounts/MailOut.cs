using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace DistrictCoaching.Identity;

/// <summary>Sends what is due, to all addresses that the roster has of a person at that time. A link is made when it is sent, so that it rests nowhere.</summary>
internal sealed class MailOut(IdentityDb db, IPeople people, ISafeguards safeguards, SignInLinks links, IMailCarrier carrier, IdentitySettings settings, TimeProvider clock, ILogger<MailOut> logger)
{
    private const int Most = 12;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);

    public async Task Once(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await db.Mails.Where(mail => mail.Due <= now.ToUnixTimeSeconds()).OrderBy(mail => mail.Due).Select(mail => mail.Id).Take(100).ToListAsync(cancel))
        {
            db.ChangeTracker.Clear();
            if (await Claim(id, now, cancel) is { } mail)
            {
                await Send(mail, cancel);
            }
        }
    }

    /// <summary>Null: another replica has it.</summary>
    private async Task<StoredMail?> Claim(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Mails.SingleOrDefaultAsync(mail => mail.Id == id && mail.Due <= now.ToUnixTimeSeconds(), cancel) is not { } mail)
        {
            return null;
        }

        (mail.Tried, mail.Due) = (mail.Tried + 1, (now + (Wait * (mail.Tried + 1))).ToUnixTimeSeconds());
        try
        {
            await db.SaveChangesAsync(cancel);
            return mail;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    private async Task Send(StoredMail mail, CancellationToken cancel)
    {
        try
        {
            if (await people.Find(new DistrictId(mail.District), new PersonId(mail.Person), cancel) is { } person && await Write(mail, person, cancel) is { } message)
            {
                await carrier.Send(message, cancel);
            }

            db.Mails.Remove(mail);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.MailFailed(logger, e.GetType().Name);
            if (mail.Tried >= Most)
            {
                Log.MailGivenUp(logger, mail.Tried);
                db.Mails.Remove(mail);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task<MimeMessage?> Write(StoredMail mail, SignInPerson person, CancellationToken cancel)
    {
        var to = (await safeguards.Addresses(person, cancel)).Select(text => MailboxAddress.TryParse(text, out var address) ? address : null).OfType<MailboxAddress>().ToList();
        if (to.Count == 0 || mail.Until <= clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return null;
        }

        var link = mail.Until is { } until ? await links.Make(mail.District, mail.Person, mail.By ?? Guid.Empty, until, cancel) : null;
        await db.SaveChangesAsync(cancel);
        var (subject, text) = link is null ? MailTexts.Changed(mail.Kind, settings.Address(Routes.Account)) : MailTexts.Invited(link);
        var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text }, Date = clock.GetUtcNow() };
        message.From.Add(MailboxAddress.Parse(settings.Options.Mail!.From));
        message.To.AddRange(to);
        return message;
    }
}

/// <summary>Sends every ten seconds; says at start where nothing can be sent.</summary>
internal sealed class MailRounds(IServiceProvider services, IdentitySettings settings, TimeProvider clock, ILogger<MailRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Options.Mail is null)
        {
            if (!settings.Local)
            {
                Log.NoMail(logger);
            }

            return;
        }

        using var round = new PeriodicTimer(Every, clock);
        while (await round.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<MailOut>().Once(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.MailFailed(logger, e.GetType().Name);
            }
        }
    }
}
