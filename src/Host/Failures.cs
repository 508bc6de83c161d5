using System.Net.Sockets;
using DistrictCoaching.Identity;
using DistrictCoaching.Silo;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Postgres;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DistrictCoaching.Host;

/// <summary>What stops a start is said in one sentence, with an exit code that is not 0.</summary>
internal static class Failures
{
    public static async Task<int> Say(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception failed) when (Sentence(failed) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    private static string? Sentence(Exception failed) => failed switch
    {
        StorageException storage => $"{storage.Code}: {storage.Message}",
        NpgsqlException database when UnusableDatabase.Of(database) is { } unusable => Sentence(unusable),
        ContractsException => $"{ContractsException.Code}: {failed.Message}",
        StartException or IdentityStartException or TlsFilesException => failed.Message,
        OptionsValidationException wrong => string.Join(' ', wrong.Failures),
        SignInFailedException or HttpRequestException => failed.Message,
        IOException { InnerException: SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } } => "The port is taken. Choose another one with --port.",
        _ => failed.InnerException is { } inner ? Sentence(inner) : null,
    };
}

/// <summary>The service cannot start as it is asked to; the message is one sentence that says what to do.</summary>
internal sealed class StartException(string message) : Exception(message);
