using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Puts TLS between Orleans and its sockets: nothing of Orleans is read or written before both sides have proved themselves.</summary>
internal static class PeerConnections
{
    private const int Record = 16 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Takes connections from peers of these roles.</summary>
    public static void AcceptByTls(this IConnectionBuilder connections, PeerTls tls, params string[] roles) => connections.UseTls(
        () => tls.Check(roles), (stream, check, cancel) => stream.AuthenticateAsServerAsync(tls.Called(check), cancel));

    /// <summary>Connects to silos.</summary>
    public static void ConnectByTls(this IConnectionBuilder connections, PeerTls tls) => connections.UseTls(
        () => tls.Check(PeerRole.Silo), (stream, check, cancel) => stream.AuthenticateAsClientAsync(tls.Calls(check), cancel));

    private static void UseTls(this IConnectionBuilder connections, Func<PeerCheck> newCheck, Func<SslStream, PeerCheck, CancellationToken, Task> handshake)
    {
        var log = connections.ApplicationServices.GetRequiredService<ILogger<PeerTls>>();
        connections.Use(next => async connection =>
        {
            var (plain, check) = (connection.Transport, newCheck());
            await using var stream = new SslStream(new DuplexStream(plain));
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
                patience.CancelAfter(Patience);
                await handshake(stream, check, patience.Token);
            }
            catch (Exception failed) when (failed is AuthenticationException or IOException or OperationCanceledException)
            {
                log.PeerRefused(connection.RemoteEndPoint, check.Refused ?? (failed is AuthenticationException ? "it does not speak TLS 1.3, or refused us" : "it went away, or said nothing"));
                connection.Abort();
                throw new ConnectionAbortedException("The peer did not prove itself.");
            }

            connection.Transport = new Encrypted(
                PipeReader.Create(stream, new(bufferSize: 2 * Record, minimumReadSize: Record / 4, leaveOpen: true)), PipeWriter.Create(stream, new(minimumBufferSize: Record, leaveOpen: true)));
            try
            {
                await next(connection);
            }
            finally
            {
                await plain.Output.CompleteAsync();
                await plain.Input.CompleteAsync();
                connection.Transport = plain;
            }
        });
    }

    private sealed record Encrypted(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
