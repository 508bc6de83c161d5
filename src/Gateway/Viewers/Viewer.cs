namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>Who asks, as the access token says.</summary>
    public static Viewer Viewer([FromUserContext] Caller caller) => new(caller);
}

/// <summary>Who asks.</summary>
public sealed class Viewer(Caller caller)
{
    /// <summary>The person's id; null where a client acts for itself.</summary>
    [Id]
    public string? Id => caller.Person is { } person ? NodeId.Of("Person", person.Value) : null;

    /// <summary>The district that the access token is for.</summary>
    [Id]
    public string DistrictId => NodeId.Of("District", caller.District.Value);

    /// <summary>The language of sentences in answers: en or es.</summary>
    public string Language => caller.Language;
}
