using System.Security.Cryptography;
using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What the verbs of a move have in common: they say in the journal what they do, by the same rules as grains, beside a service that may run.</summary>
public sealed class Moves(IJournal journal, IContent content)
{
    private const int Tries = 5, Longest = 500;
    private static readonly ClientName By = new("command-line");
    private static readonly StreamKey RegisterStream = new(DistrictId.Service, StreamKind.Register, DistrictId.Service.Value);

    /// <summary>Decides and appends to a district's stream, with a reason that its leads read.</summary>
    /// <param name="reason">1 to 500 characters.</param>
    /// <param name="guards">Heads that must stand, the district's own too; where one does not, it is <see cref="ReleaseDistrict.Stale"/>.</param>
    /// <exception cref="StorageException">It was refused; nothing was appended.</exception>
    public async Task<District> Say(DistrictId district, string reason, Func<OperatorOrder, Func<District, Decision<DistrictEvent>>> rule, IReadOnlyList<Guard>? guards = null, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Longest)
        {
            throw new StorageException("BAD_REASON", "Give a reason of 1 to 500 characters with --reason: the district's leads read it. Name nobody in it.");
        }

        var stream = Of(district);
        if ((await Look(district, cancel)).IsGone)
        {
            throw Refused(Refusal.NotFound);    // before a key is made
        }

        var sealedReason = (await content.Seal(district, [new(district.Value, new(Guid.NewGuid()), Encoding.UTF8.GetBytes(reason))], cancel))[0];
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var (before, version) = await LoadDistrict(district, cancel);
            var (events, refusal) = rule(new(By, sealedReason.Reference))(before);
            Refuse(refusal);
            var after = events.Aggregate(before, District.Evolve);
            if (events.IsEmpty)
            {
                return after;
            }

            if (await journal.Append(new(stream, version, Once(), [.. events.Select(Catalogue.Write)], guards ?? [], [.. SuspensionRows.Of(before, after)], [sealedReason.Item])) == Outcome.Appended)
            {
                return after;
            }

            Refuse(guards is null ? null : ReleaseDistrict.Stale);    // what it was to stand on is no more
        }

        throw Refused(Refusal.TryAgain);
    }

    /// <summary>Decides and appends to the register.</summary>
    /// <exception cref="StorageException">It was refused; nothing was appended.</exception>
    internal async Task<Register> Register(Func<Register, Decision<RegisterEvent>> rule, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var (before, version) = await Load(RegisterStream, new Register(), (state, happened) => Domain.Register.Evolve(state, (RegisterEvent)happened), cancel);
            var (events, refusal) = rule(before);
            Refuse(refusal);
            var after = events.Aggregate(before, Domain.Register.Evolve);
            if (events.IsEmpty || await journal.Append(new(RegisterStream, version, Once(), [.. events.Select(Catalogue.Write)], [], [.. RegisterRows.Of(before, after, events)], [])) == Outcome.Appended)
            {
                return after;
            }
        }

        throw Refused(Refusal.TryAgain);
    }

    /// <summary>The district as it is.</summary>
    internal async Task<District> Look(DistrictId district, CancellationToken cancel) => (await LoadDistrict(district, cancel)).State;

    internal static StorageException Refused(Refusal why) => new(why.Code, why.Message());

    private static void Refuse(Refusal? why)
    {
        if (why is not null)
        {
            throw Refused(why);
        }
    }

    /// <summary>Nobody asks for it again under the same id: the rules know what was said before.</summary>
    private static Operation Once() => new(Guid.NewGuid(), Guid.Empty, new(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes)));

    private static StreamKey Of(DistrictId district) => new(district, StreamKind.District, district.Value);

    private Task<(District State, long Version)> LoadDistrict(DistrictId district, CancellationToken cancel) =>
        Load(Of(district), new District(), (state, happened) => District.Evolve(state, (DistrictEvent)happened), cancel);

    private async Task<(T State, long Version)> Load<T>(StreamKey stream, T empty, Func<T, object, T> evolve, CancellationToken cancel)
    {
        var past = await journal.Read(stream, cancel: cancel);
        return (past.Aggregate(empty, (state, one) => evolve(state, Catalogue.Read(one.Type, one.Body))), past.Count);
    }
}
