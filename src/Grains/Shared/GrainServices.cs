using DistrictCoaching.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Grains;

/// <summary>What every deciding grain works with.</summary>
internal sealed class GrainServices(
    IJournal journal, Snapshots snapshots, IContent content, IDatabase database, Neighbourhood neighbourhood, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock)
{
    public IJournal Journal { get; } = journal;

    public Snapshots Snapshots { get; } = snapshots;

    public IContent Content { get; } = content;

    public IDatabase Database { get; } = database;

    public Neighbourhood Neighbourhood { get; } = neighbourhood;

    public TimeProvider Clock { get; } = clock;
}
