namespace DistrictCoaching.Storage;

/// <summary>Whether what this process reads may be an older database than what was ended in it.</summary>
public interface IRestoreCheck
{
    /// <summary>Ends well where it is none. Begins and changes nothing.</summary>
    /// <exception cref="StorageException">It is an older one, or the second place is none that knows it.</exception>
    /// <exception cref="TimeoutException">Nobody can say just now.</exception>
    Task Refuse(CancellationToken cancel = default);
}
