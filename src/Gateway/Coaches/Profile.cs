using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>What a coach says of herself; public to her district.</summary>
public sealed class Profile(ProfileView view)
{
    /// <summary>What she published; else what she published under a record that was joined with hers.</summary>
    internal static async Task<Profile?> Of(Grains grains, Caller caller, PersonFacts coach)
    {
        foreach (var record in coach.Joined.Prepend(coach.Person))
        {
            if (await grains.Coach(caller, record.Value).Profile() is { } published)
            {
                return new(published with { Coach = coach.Person.Value });
            }
        }

        return null;
    }

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
