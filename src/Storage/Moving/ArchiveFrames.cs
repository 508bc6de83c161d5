using System.Text.Json;

namespace DistrictCoaching.Storage;

/// <summary>What stands in an archive: a number for each kind, and its JSON.</summary>
internal static class ArchiveFrames
{
    private static readonly Type[] Kinds =
        [typeof(ArchiveStart), typeof(MovedEvent), typeof(MovedOperation), typeof(MovedText), typeof(MovedRow), typeof(MovedKey), typeof(MovedSignIn), typeof(ArchiveEnd)];

    public static (byte Kind, byte[] Body) Write(object part) =>
        ((byte)Array.IndexOf(Kinds, part.GetType()), JsonSerializer.SerializeToUtf8Bytes(part, part.GetType(), ArchiveJson.Default));

    /// <exception cref="StorageException">It is none of ours.</exception>
    public static object Read(byte kind, byte[] body)
    {
        try
        {
            return kind < Kinds.Length && JsonSerializer.Deserialize(body, Kinds[kind], ArchiveJson.Default) is { } part ? part : throw ArchiveReader.Unreadable();
        }
        catch (JsonException e)
        {
            throw ArchiveReader.Unreadable(e);
        }
    }
}
