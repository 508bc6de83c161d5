using System.CommandLine;
using DistrictCoaching.Identity;

namespace DistrictCoaching.Host;

/// <summary>Takes away a key that signs tokens, for example because somebody else may have it.</summary>
internal static class KeysWithdrawSigning
{
    public static Command Verb()
    {
        var kid = new Argument<string>("kid") { Description = "The key's name, as /.well-known/jwks of the issuer and the header of tokens have it." };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of an embedded service; it may run.", DefaultValueFactory = _ => new(UpSettings.UsualData) };
        var verb = new Command("withdraw-signing", "Withdraws a key that signs tokens: within five minutes no gateway believes what it signed, and people sign in again.") { kid, data };
        verb.SetAction((parsed, cancel) => Failures.Say(() => Run(parsed.GetValue(kid)!, parsed.GetValue(data)!.FullName, cancel)));
        return verb;
    }

    private static async Task<int> Run(string kid, string folder, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var options = new IdentityOptions { DataFolder = folder };
        builder.Configuration.GetSection("Identity").Bind(options);
        if (options.Postgres is null && !File.Exists(Path.Combine(folder, "identity.db")))
        {
            throw new StartException("The data folder has no identity.db. Name the data folder of a service with --data, or give the settings of identity.");
        }

        if (!await SigningKeys.Withdraw(options, builder.Environment, kid, cancel))
        {
            throw new StartException("No key that signs tokens has this name. Take it from /.well-known/jwks of the issuer.");
        }

        Console.WriteLine("The key is withdrawn. Within five minutes no gateway believes what it signed. Whoever signed in signs in again.");
        return 0;
    }
}
