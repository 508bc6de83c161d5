using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DistrictCoaching.EndToEnd;

/// <summary>Somebody on the network, with whatever certificate she could get, at a silo's port or in its place.</summary>
internal static class Peer
{
    private static readonly byte[] Plain = [3, 0, 0, 0, 9, 9, 9, 9];

    /// <summary>Knocks in plain text; gives whether she is hung up on.</summary>
    public static async Task<bool> PlainIsRefused(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(Plain);
        return await HungUp(client.GetStream());
    }

    /// <summary>Shows this certificate; gives whether she is hung up on within her patience.</summary>
    public static async Task<bool> IsRefused(int port, X509Certificate2? shown, SslProtocols protocol = SslProtocols.Tls13, int seconds = 60)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(Options(shown, protocol));
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            return true;
        }

        return await HungUp(stream, seconds);    // a client of TLS 1.3 is done before the other side has looked at what it showed
    }

    /// <summary>The certificate that is shown at this port.</summary>
    public static async Task<string> Shown(int port, X509Certificate2 own)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(Options(own, SslProtocols.Tls13));
        return stream.RemoteCertificate!.GetCertHashString();
    }

    /// <summary>Answers as a silo would, with this certificate; gives whether the caller, having seen it, hung up without a word.</summary>
    public static async Task<bool> PosesAsSilo(TcpListener listener, X509Certificate2 shown)
    {
        using var caller = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(caller.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = shown,
                ClientCertificateRequired = true,
                EnabledSslProtocols = SslProtocols.Tls13,
                RemoteCertificateValidationCallback = (_, presented, _, _) => presented is not null,
            });
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            return true;
        }

        return await HungUp(stream);
    }

    private static SslClientAuthenticationOptions Options(X509Certificate2? shown, SslProtocols protocol) => new()
    {
        TargetHost = "silo",
        ClientCertificates = shown is null ? null : [shown],
        LocalCertificateSelectionCallback = (_, _, _, _, _) => shown!,
        EnabledSslProtocols = protocol,
        RemoteCertificateValidationCallback = (_, presented, _, _) => presented is not null,
    };

    /// <summary>Waits for the other side's first word, which an accepted caller would be given only for one of her own.</summary>
    private static async Task<bool> HungUp(Stream stream, int seconds = 60)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try
        {
            return await stream.ReadAsync(new byte[1], patience.Token) == 0;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
