using System.Collections.Immutable;

namespace DistrictCoaching.Contracts;

/// <summary>What a coach does that concerns more than one teacher: her profile and her sendings. It knows nothing of any answer.</summary>
[GrainInterfaceType("coach"), Alias("coach")]
public interface ICoachGrain : IGrainWithStringKey
{
    [Alias("publish-profile")]
    Task<Answer<ProfileView>> PublishProfile(ProfileAsked asked);

    [Alias("send-invitation")]
    Task<Answer<InvitationView>> SendInvitation(InvitationAsked asked);

    /// <summary>Null where she published none.</summary>
    [Alias("profile")]
    Task<ProfileView?> Profile();
}

/// <param name="YearsTaught">0 to 60.</param>
/// <param name="Statement">At most 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("profile-asked")]
public sealed record ProfileAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] int YearsTaught, [property: Id(3)] int? LastTaught,
    [property: Id(4)] ImmutableArray<Guid> Subjects, [property: Id(5)] string Statement);

[GenerateSerializer, Immutable, Alias("profile")]
public sealed record ProfileView(
    [property: Id(0)] Guid Coach, [property: Id(1)] int YearsTaught, [property: Id(2)] int? LastTaught, [property: Id(3)] ImmutableArray<Guid> Subjects, [property: Id(4)] string Statement);

[GenerateSerializer, Immutable, Alias("invitation-asked")]
public sealed record InvitationAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Teacher);

/// <param name="Until">The last day on which it is <c>sent</c>.</param>
[GenerateSerializer, Immutable, Alias("invitation")]
public sealed record InvitationView([property: Id(0)] Guid Id, [property: Id(1)] Guid Teacher, [property: Id(2)] DateOnly Sent, [property: Id(3)] DateOnly Until);
