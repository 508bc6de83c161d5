using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>What a coach says of herself; public to her district.</summary>
public sealed class Profile(ProfileView view)
{
    /// <summary>The coach.</summary>
    [Id]
    public string CoachId => NodeId.Of("Person", view.Coach);

    /// <summary>Years of teaching.</summary>
    public int YearsTaught => view.YearsTaught;

    /// <summary>The year in which she last taught; null where she still does.</summary>
    public int? LastTaught => view.LastTaught;

    /// <summary>The subjects she taught.</summary>
    [Id]
    public IEnumerable<string> SubjectIds => view.Subjects.Select(subject => NodeId.Of("Subject", subject));

    /// <summary>Her own words.</summary>
    public string Statement => view.Statement;
}

/// <summary>The profile as it is published now, or why it is not.</summary>
public sealed class PublishProfilePayload(Answer<ProfileView> answer) : Payload(answer.Refusal)
{
    /// <summary>The profile; null where errors say why.</summary>
    public Profile? Profile => answer.Value is { } profile ? new(profile) : null;
}
