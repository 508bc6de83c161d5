using System.Text.Json;

namespace DistrictCoaching.Host;

/// <summary>How to sign in to the sample district; kept in the data folder, readable by its owner alone. Written when the sample is whole.</summary>
internal sealed record SampleSecrets(Uri Address, string District, string Password, IReadOnlyList<SampleSignIn> SignIns)
{
    private const string Name = "sample.json";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static SampleSecrets? Find(string data) =>
        File.Exists(Path.Combine(data, Name)) ? JsonSerializer.Deserialize<SampleSecrets>(File.ReadAllText(Path.Combine(data, Name)), Options) : null;

    public void Keep(string data)
    {
        var path = Path.Combine(data, Name);
        using (var file = new FileStream(path + ".new", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            JsonSerializer.Serialize(file, this, Options);
        }

        File.Move(path + ".new", path, overwrite: true);
    }
}

/// <summary>One of the sample's people, for a role to be tried in.</summary>
internal sealed record SampleSignIn(string Role, string Login);
