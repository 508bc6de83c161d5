using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>How far a teacher and a partner have come.</summary>
public sealed class Relationship(RelationshipView view)
{
    /// <summary>The partner.</summary>
    [Id]
    public string PartnerId => NodeId.Of("Person", view.Partner);

    /// <summary>How far; the teacher alone moves it.</summary>
    public Stage Stage => view.Stage;
}

/// <summary>The relationship as it is after the change, or why it was not changed.</summary>
public sealed class RelationshipPayload(Answer<RelationshipView> answer) : Payload(answer.Refusal)
{
    /// <summary>The relationship; null where errors say why.</summary>
    public Relationship? Relationship => answer.Value is { } with ? new(with) : null;
}
