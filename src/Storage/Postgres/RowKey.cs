namespace DistrictCoaching.Storage.Postgres;

/// <summary>A row's stream and key, compared by their values.</summary>
internal readonly struct RowKey(StreamKey stream, IReadOnlyList<object> key) : IEquatable<RowKey>
{
    private readonly StreamKey stream = stream;
    private readonly IReadOnlyList<object> key = key;

    public bool Equals(RowKey other)
    {
        if (stream != other.stream || key.Count != other.key.Count)
        {
            return false;
        }

        for (var i = 0; i < key.Count; i++)
        {
            if (!(key[i] is byte[] bytes ? other.key[i] is byte[] others && bytes.AsSpan().SequenceEqual(others) : Plain(key[i]).Equals(Plain(other.key[i]))))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(stream);
        foreach (var value in key)
        {
            hash.Add(value is byte[] bytes ? bytes.Length : Plain(value).GetHashCode());
        }

        return hash.ToHashCode();
    }

    private static object Plain(object value) => value is int number ? (long)number : value;
}
