using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DistrictCoaching.Identity.Tests;

/// <summary>A DNS server on loopback that answers questions for TXT records, and knows nothing else.</summary>
internal sealed class DnsServer : IDisposable
{
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    public DnsServer() => _ = Answer();

    public Dictionary<string, string[]> Records { get; } = [];

    public string Address => socket.Client.LocalEndPoint!.ToString()!;

    public void Dispose() => socket.Dispose();

    private async Task Answer()
    {
        try
        {
            while (true)
            {
                var asked = await socket.ReceiveAsync();
                await socket.SendAsync(Answer(asked.Buffer), asked.RemoteEndPoint);
            }
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException)
        {
        }
    }

    private byte[] Answer(byte[] asked)
    {
        var (labels, at) = (new List<string>(), 12);
        for (; asked[at] > 0; at += asked[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(asked, at + 1, asked[at]));
        }

        var texts = Records.GetValueOrDefault(string.Join('.', labels), []);
        var answer = new List<byte>([.. asked[..2], 0x81, (byte)(texts.Length > 0 ? 0x80 : 0x83), 0, 1, 0, (byte)texts.Length, 0, 0, 0, 0, .. asked[12..(at + 5)]]);
        foreach (var text in texts)
        {
            answer.AddRange([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 0, 0, (byte)(text.Length + 1), (byte)text.Length, .. Encoding.ASCII.GetBytes(text)]);
        }

        return [.. answer];
    }
}
