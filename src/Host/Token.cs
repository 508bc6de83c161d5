using System.CommandLine;
using DistrictCoaching.Identity;

namespace DistrictCoaching.Host;

/// <summary>Signs one of the sample district's people in, as a browser would, and prints her access token.</summary>
internal static class Token
{
    public static void AddTo(RootCommand root)
    {
        var login = new Argument<string>("login") { Description = "Who signs in: a login that the start printed." };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of the running service.", DefaultValueFactory = _ => new(".data") };
        var verb = new Command("token", "Prints an access token of one of the sample district's people, for requests by hand.") { login, data };
        verb.SetAction((parsed, cancel) => Failures.Say(async () =>
        {
            var sample = SampleSecrets.Find(parsed.GetValue(data)!.FullName)
                ?? throw new StartException("There is no sample district in this data folder. Start the service with ./dev up first, or name its folder with --data.");
            using var flow = new PasswordFlow(sample.Address);
            var tokens = await flow.SignIn(sample.District, parsed.GetValue(login)!, sample.Password, TimeSpan.Zero, cancel);
            Console.WriteLine(tokens.AccessToken);
            return 0;
        }));
        root.Add(verb);
    }
}
