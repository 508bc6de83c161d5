using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;
using Orleans.Concurrency;

namespace DistrictCoaching.Contracts;

/// <summary>A district's roster imports as jobs: each is read, planned, approved by a district lead or by policy, and applied, whatever breaks on the way.</summary>
[GrainInterfaceType("imports"), Alias("imports")]
public interface IImportsGrain : IGrainWithStringKey
{
    /// <summary>A package is about to be read or fetched; its import has the operation's id.</summary>
    [Alias("begin")]
    Task<Answer<JobView>> Begin(BeginAsked asked);

    /// <summary>The package was read. Planning begins, and what the district's policy lets pass is applied.</summary>
    [Alias("read")]
    Task<Answer<JobView>> Read(ReadAsked asked);

    [Alias("approve")]
    Task<Answer<JobView>> Approve(ApproveAsked asked);

    [Alias("cancel")]
    Task<Answer<JobView>> Cancel(CancelAsked asked);

    /// <summary>How much of the package was read, 0 to 100; for <see cref="Percent"/> only.</summary>
    [Alias("report"), AlwaysInterleave]
    Task Report(Guid import, int percent);

    /// <summary>How much of an import is done, 0 to 100, for as long as it is neither over nor waits; kept in memory alone.</summary>
    [Alias("percent"), AlwaysInterleave]
    Task<int> Percent(Guid import, ImportState state);

    /// <summary>Where the import stands once the service has done all that it can, or after so many seconds; null for one that is unknown.</summary>
    [Alias("settled"), AlwaysInterleave, ResponseTimeout("00:02:00")]
    Task<JobView?> Settled(Guid import, int seconds);

    /// <summary>The import whose package is being fetched, as it was asked for; null where none is.</summary>
    [Alias("fetching")]
    Task<FetchAsked?> Fetching();

    /// <summary>Goes on with what was cut off.</summary>
    [Alias("resume")]
    Task Resume();
}

/// <param name="Fetched">By whom it is begun, not what was asked: no part of what tells operations apart.</param>
[GenerateSerializer, Immutable, Alias("begin-asked")]
public sealed record BeginAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] bool PlanOnly,
    [property: Id(3), JsonIgnore] bool Fetched = false);

/// <param name="File">The roster file as it was read, in the reader's own form; null where a finding refuses the package.</param>
[GenerateSerializer, Immutable, Alias("read-asked")]
public sealed record ReadAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Import, [property: Id(3)] ReadOnlyMemory<byte>? File,
    [property: Id(4)] int Schools, [property: Id(5)] int People, [property: Id(6)] ImmutableArray<FindingView> Findings);

/// <param name="Plan">The plan that she saw.</param>
[GenerateSerializer, Immutable, Alias("approve-asked")]
public sealed record ApproveAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Import, [property: Id(3)] Guid Plan);

[GenerateSerializer, Immutable, Alias("cancel-asked")]
public sealed record CancelAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Import);

/// <summary>Which import, and where it stands.</summary>
[GenerateSerializer, Immutable, Alias("job")]
public sealed record JobView([property: Id(0)] Guid Import, [property: Id(1)] ImportState State);
