namespace DistrictCoaching.Contracts;

/// <summary>What a school's leaders did for coaching.</summary>
[GrainInterfaceType("school"), Alias("school")]
public interface ISchoolGrain : IGrainWithStringKey
{
    [Alias("introduce-coach")]
    Task<Answer<DoneView>> IntroduceCoach(IntroductionAsked asked);
}

[GenerateSerializer, Immutable, Alias("introduction-asked")]
public sealed record IntroductionAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Coach);
