using System.CommandLine;
using DistrictCoaching.Identity;

namespace DistrictCoaching.Host;

/// <summary>Signs one of the sample district's people in, as a browser would, or the operator, and prints the access token.</summary>
internal static class Token
{
    public static void AddTo(RootCommand root)
    {
        var login = new Argument<string?>("login") { Description = "Who signs in: a login that the start printed.", Arity = ArgumentArity.ZeroOrOne };
        var isOperator = new Option<bool>("--operator") { Description = "The operator of the running service instead, who creates districts." };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of the running service.", DefaultValueFactory = _ => new(UpSettings.UsualData) };
        var verb = new Command("token", "Prints an access token of one of the sample district's people or of the operator, for requests by hand.") { login, isOperator, data };
        verb.SetAction((parsed, cancel) => Failures.Say(async () =>
        {
            var folder = parsed.GetValue(data)!.FullName;
            var sample = SampleSecrets.Find(folder)
                ?? throw new StartException("There is no sample district in this data folder. Start the service with ./dev up first, or name its folder with --data.");
            Console.WriteLine((parsed.GetValue(isOperator), parsed.GetValue(login)) switch
            {
                (true, null) => await Operator(folder, sample, cancel),
                (false, { } person) => await Person(person, sample, cancel),
                _ => throw new StartException("Name one login, or --operator instead."),
            });
            return 0;
        }));
        root.Add(verb);
    }

    private static async Task<string> Person(string login, SampleSecrets sample, CancellationToken cancel)
    {
        using var flow = new PasswordFlow(sample.Address);
        return (await flow.SignIn(sample.District, login, sample.Password, TimeSpan.Zero, cancel)).AccessToken;
    }

    private static async Task<string> Operator(string folder, SampleSecrets sample, CancellationToken cancel) =>
        await ClientFlow.AccessToken(sample.Address, IdentityNames.OperatorClient, await File.ReadAllTextAsync(Path.Combine(folder, "operator.secret"), cancel), IdentityNames.Operator, cancel);
}
