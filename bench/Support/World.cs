using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Bench;

/// <summary>A silo with a client in this process, on a store, with districts of teachers and one coach each.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly IHost host;

    private World(IHost host, Func<IServiceCollection, Task> store) => (this.host, Store) = (host, store);

    /// <summary>Registers the store that it works with, for a gateway.</summary>
    public Func<IServiceCollection, Task> Store { get; }

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public IJournal Journal => host.Services.GetRequiredService<IJournal>();

    public List<Place> Places { get; } = [];

    public static async Task<World> Make(Disk disk, int districts, int teachersOfEach)
    {
        var world = await Start(disk.Register, new());
        for (var district = 0; district < districts; district++)
        {
            world.Places.Add(await Place.Make(world, teachersOfEach));
        }

        return world;
    }

    /// <summary>A silo on what is there.</summary>
    public static async Task<World> Start(Func<IServiceCollection, Task> store, SiloSettings settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        await store(builder.Services);
        builder.AddSilo(settings);
        var world = new World(builder.Build(), store);
        await world.host.StartAsync();
        return world;
    }

    /// <summary>Teachers of all districts in turns.</summary>
    public IEnumerable<(Place Place, PersonId Teacher)> Teachers() =>
        Enumerable.Range(0, Places[0].Teachers.Count).SelectMany(i => Places.Select(place => (place, place.Teachers[i])));

    /// <summary>The grain of a teacher, called for her district from here on.</summary>
    public ITeacherGrain Teacher(Place place, PersonId teacher)
    {
        CallingDistrict.Set(place.District);
        return Grains.Teacher(place.District, teacher);
    }

    public static T Value<T>(Answer<T> answer)
        where T : class => answer.Value ?? throw new InvalidOperationException($"A benchmark was refused: {answer.Refusal?.Code}.");

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
