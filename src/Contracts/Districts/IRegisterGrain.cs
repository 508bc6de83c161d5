namespace DistrictCoaching.Contracts;

/// <summary>Which slug stands for which district; one for the whole service.</summary>
[GrainInterfaceType("register"), Alias("register")]
public interface IRegisterGrain : IGrainWithStringKey
{
    /// <summary>The district's id is the operation's.</summary>
    [Alias("register")]
    Task<Answer<RegisteredView>> Register(RegistrationAsked asked);
}

[GenerateSerializer, Immutable, Alias("registration-asked")]
public sealed record RegistrationAsked([property: Id(0)] Guid Operation, [property: Id(1)] string Slug);

[GenerateSerializer, Immutable, Alias("registered")]
public sealed record RegisteredView([property: Id(0)] Guid District, [property: Id(1)] string Slug);
