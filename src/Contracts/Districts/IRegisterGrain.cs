namespace DistrictCoaching.Contracts;

/// <summary>Which slug stands for which district, and which were deleted; one for the whole service.</summary>
[GrainInterfaceType("register"), Alias("register")]
public interface IRegisterGrain : IGrainWithStringKey
{
    /// <summary>The district's id is the operation's.</summary>
    [Alias("register")]
    Task<Answer<RegisteredView>> Register(RegistrationAsked asked);

    /// <summary>From the answer on the district is none any more, and its slug is nobody's. What was counted first counts.</summary>
    [Alias("begin-deletion")]
    Task<Answer<DoneView>> BeginDeletion(DeletionBeginning asked);

    /// <summary>Says what there is of its sign-ins, before any of them goes. What was counted first counts.</summary>
    [Alias("count-sign-ins")]
    Task<Answer<DoneView>> CountSignIns(SignInsAsked asked);

    [Alias("sign-ins-deleted")]
    Task<Answer<DoneView>> SignInsDeleted(Guid district);

    [Alias("content-deleted")]
    Task<Answer<DoneView>> ContentDeleted(Guid district);
}

[GenerateSerializer, Immutable, Alias("registration-asked")]
public sealed record RegistrationAsked([property: Id(0)] Guid Operation, [property: Id(1)] string Slug);

[GenerateSerializer, Immutable, Alias("registered")]
public sealed record RegisteredView([property: Id(0)] Guid District, [property: Id(1)] string Slug);

/// <param name="Client">By whose order.</param>
/// <param name="Signature">Of the last checkpoint: 32 bytes.</param>
[GenerateSerializer, Immutable, Alias("deletion-beginning")]
public sealed record DeletionBeginning(
    [property: Id(0)] Guid District, [property: Id(1)] string Client, [property: Id(2)] DateTimeOffset Ordered, [property: Id(3)] CountsView Counts, [property: Id(4)] long Checkpoint,
    [property: Id(5)] byte[] Signature);

[GenerateSerializer, Immutable, Alias("district-counts")]
public sealed record CountsView(
    [property: Id(0)] long People, [property: Id(1)] long Schools, [property: Id(2)] long Keys, [property: Id(3)] long Texts, [property: Id(4)] long Rows, [property: Id(5)] long Streams,
    [property: Id(6)] long Events);

[GenerateSerializer, Immutable, Alias("sign-ins-asked")]
public sealed record SignInsAsked(
    [property: Id(0)] Guid District, [property: Id(1)] long Accounts, [property: Id(2)] long Links, [property: Id(3)] long Apps, [property: Id(4)] long Tokens, [property: Id(5)] long Others);
