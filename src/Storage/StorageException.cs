namespace DistrictCoaching.Storage;

/// <summary>The storage cannot be opened as it is. Code and sentence are for the operator: they say what to do and name nothing personal.</summary>
public sealed class StorageException(string code, string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    public string Code { get; } = code;
}
