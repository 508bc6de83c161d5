using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>
/// Commands of other applications that wait for the teacher. A proposal is its own address: sealed with her key, readable to nobody, kept nowhere;
/// so who made it cannot tell whether it is open, confirmed, declined or expired. That she declined it stands in her own journal.
/// </summary>
public sealed class Proposals(Envelopes envelopes, IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>How long she may take.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private const int LongestText = 6_000;

    /// <summary>The proposal, or why nobody could confirm it; neither for somebody whose key was destroyed.</summary>
    public async Task<(Proposal? Made, Refusal? Refusal)> Make(DistrictId district, Proposed asked)
    {
        var (proposed, refusal) = asked.Checked();
        if (proposed is null)
        {
            return (null, refusal);
        }

        var until = clock.GetUtcNow() + Lasts;
        var clear = JsonSerializer.SerializeToUtf8Bytes(new SealedProposal(until, proposed), ProposedJson.Default.SealedProposal);
        try
        {
            var text = Base64Url.EncodeToString(await envelopes.Seal(district, new(proposed.By), Packed(clear)));
            return (new(text, new($"{options.Value.ProposalPage ?? new(new Uri(options.Value.Issuer), "account/proposal")}?proposal={text}"), until), null);
        }
        catch (ErasedException)
        {
            return default;
        }
    }

    /// <summary>What is proposed; null where it is not hers, was not made here or has expired, all alike.</summary>
    public async Task<Proposed?> Open(DistrictId district, PersonId teacher, string text, CancellationToken cancel = default)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text)
            || await envelopes.Open(district, teacher, Base64Url.DecodeFromChars(text), cancel) is not { } packed)
        {
            return null;
        }

        var found = JsonSerializer.Deserialize(Unpacked(packed), ProposedJson.Default.SealedProposal)!;
        return found.Until > clock.GetUtcNow() ? found.Proposed : null;
    }

    private static byte[] Packed(byte[] clear)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(clear);
        }

        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var clear = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        brotli.CopyTo(clear);
        return clear.ToArray();
    }
}
