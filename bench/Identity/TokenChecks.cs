using System.Diagnostics;
using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Bench;

/// <summary>What it costs the gateway to know whose a request is, beside checking its signature each time.</summary>
internal static class TokenChecks
{
    private const int Times = 20_000, Turns = 5;

    public static async Task Run()
    {
        await using var disk = new SqliteDisk();
        await using var world = await World.Make(disk, districts: 1, teachersOfEach: 1);
        await using var gateway = await BenchGateway.Start(world, plans: true);
        var header = $"Bearer {BenchGateway.Token(new DistrictId(Guid.NewGuid()))}";
        var (ours, library) = (new List<double>(), new List<double>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            var (remembered, each) = (await Cost(Remembered), await Cost(Each));
            if (turn > 0)    // the first is the just-in-time compiler's
            {
                ours.Add(remembered);
                library.Add(each);
            }
        }

        Report.Value("CPU for each request, remembered", ours, "µs", most: 15);
        Report.Value("CPU for each request, checked each time", library, "µs");

        async Task<double> Cost(Func<HttpContext, Task<bool>> check)
        {
            await using var scope = gateway.Services.CreateAsyncScope();
            var before = Environment.CpuUsage.TotalTime;
            for (var time = 0; time < Times; time++)
            {
                var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
                context.Request.Headers.Authorization = header;
                if (!await check(context))
                {
                    throw new UnreachableException("A good token was refused.");
                }
            }

            return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Times;
        }
    }

    private static async Task<bool> Remembered(HttpContext context) => (await Tokens.Admit(context, "en")).Admitted is not null;

    private static async Task<bool> Each(HttpContext context) =>
        (await context.RequestServices.GetRequiredService<Issuers>().Admit(context.Request.Headers.Authorization.ToString()["Bearer ".Length..], "en", default)).Admitted is not null;
}
