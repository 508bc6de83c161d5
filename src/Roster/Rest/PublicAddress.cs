using System.Net;
using System.Net.Sockets;

namespace DistrictCoaching.OneRoster;

/// <summary>Which addresses are on the Internet: a district's setting must not have us ask a machine of our own network.</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Others =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Others.Any(network => network.Contains(plain));
    }

    /// <summary>An address on the web as it may be asked; null for one that is none, has a user's name or a fragment, or could not be asked anyway.</summary>
    /// <param name="allowPrivate">Whether addresses within our own network, and plain HTTP, may be asked.</param>
    public static Uri? Read(string text, bool allowPrivate) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (allowPrivate && address.Scheme == Uri.UriSchemeHttp))
        && address is { UserInfo: "", Fragment: "" } && (allowPrivate || !IPAddress.TryParse(address.DnsSafeHost, out var ip) || Is(ip)) ? address : null;

    /// <summary>Asks no machine that a name leads to within our own network (<see cref="PrivateAddressException"/>), follows no redirect, and remembers nothing of anybody.</summary>
    public static SocketsHttpHandler Handler(bool allowPrivate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        if (!allowPrivate)
        {
            handler.ConnectCallback = (context, cancel) => Connect(context.DnsEndPoint, cancel);
        }

        return handler;
    }

    /// <summary>Connects to an address that was looked at, so that the name cannot mean another one afterwards.</summary>
    /// <exception cref="PrivateAddressException">The name means an address that is not on the Internet.</exception>
    public static async ValueTask<Stream> Connect(DnsEndPoint host, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancel);
        if (!addresses.All(Is))
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name leads to a machine that is not on the Internet.</summary>
public sealed class PrivateAddressException() : IOException("The address is not on the Internet.");
