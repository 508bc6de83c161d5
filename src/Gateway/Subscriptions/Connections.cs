using DistrictCoaching.Domain;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Counts the WebSockets and event streams of this gateway, so that nobody takes the places of others.</summary>
internal sealed class Connections(IOptions<GatewayOptions> options)
{
    private readonly Dictionary<(DistrictId District, Guid Person, string Client), int> open = [];
    private readonly Dictionary<DistrictId, int> ofDistrict = [];
    private readonly Lock changing = new();

    /// <summary>A place, to be given back; null where all that the caller or the district may have are taken.</summary>
    public IDisposable? Take(Caller caller)
    {
        var key = (caller.District, caller.By, caller.ClientId);
        var limits = options.Value.Subscriptions;
        lock (changing)
        {
            var (own, all) = (open.GetValueOrDefault(key), ofDistrict.GetValueOrDefault(caller.District));
            if (all >= limits.ConnectionsOfDistrict || (caller.Person is not null && own >= limits.ConnectionsOfPerson))
            {
                return null;
            }

            (open[key], ofDistrict[caller.District]) = (own + 1, all + 1);
        }

        return new Place(() =>
        {
            lock (changing)
            {
                Less(open, key);
                Less(ofDistrict, caller.District);
            }
        });
    }

    private static void Less<T>(Dictionary<T, int> counts, T key)
        where T : notnull
    {
        if (--counts[key] == 0)
        {
            counts.Remove(key);
        }
    }

    private sealed class Place(Action leave) : IDisposable
    {
        private Action? leave = leave;

        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }
}
