namespace DistrictCoaching.Gateway;

/// <summary>Where GraphiQL comes from. It is served only where an operator says so, and from this machine alone.</summary>
public sealed record IdeOptions
{
    /// <summary>The folder into which npm installed it: <c>node_modules</c> of the folder <c>ide</c>. Null: there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>The public client under which people sign in there; the issuer must know it with this service's address <c>/graphiql</c>.</summary>
    public string Client { get; init; } = "graphiql";

    /// <summary>What is needed of the folder, and under which name it is served.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["react.js"] = "react/umd/react.production.min.js",
        ["react-dom.js"] = "react-dom/umd/react-dom.production.min.js",
        ["graphiql.js"] = "graphiql/graphiql.min.js",
        ["graphiql.css"] = "graphiql/graphiql.min.css",
    };

    /// <summary>The first file that is not there; null where all are, or none is needed.</summary>
    internal string? Missing => Folder is { } folder ? Files.Values.FirstOrDefault(file => !File.Exists(Path.Combine(folder, file))) : null;
}
