using System.Text;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>Text on its way into the content store and out of it.</summary>
internal static class Texts
{
    /// <summary>The longest note, statement, notice, name and reason, in characters.</summary>
    public const int Note = 10_000, Statement = 4_000, Notice = 20_000, Name = 200, Reason = 500;

    public static readonly Refusal TooLong = new("TEXT_TOO_LONG");

    extension(IContent content)
    {
        public async Task<(ContentRef Reference, SealedItem Item)> SealText(DistrictId district, Guid owner, string text, Guid? key = null) =>
            (await content.Seal(district, [new(owner, new(Guid.NewGuid()), Encoding.UTF8.GetBytes(text)) { Key = key ?? owner }]))[0];

        /// <summary>Null where it is missing or erased.</summary>
        public async Task<string?> OpenText(DistrictId district, Guid owner, ContentId item, Guid? key = null) =>
            (await content.Open(district, [(owner, item)], key)).TryGetValue(item, out var text) ? Encoding.UTF8.GetString(text.Span) : null;
    }
}
