namespace DistrictCoaching.Identity;

/// <summary>Asks districts' providers: over https, at public addresses, without redirects, for 5 seconds and 64 KiB at most.</summary>
internal sealed class ProviderHttp : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int Largest = 64 * 1024;

    public ProviderHttp(IdentitySettings settings)
    {
        var options = settings.Options.Federation;
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        if (!options.AllowPrivate)
        {
            sockets.ConnectCallback = (context, cancel) =>
                options.Connect is { } connect ? connect(context.DnsEndPoint, cancel) : throw new HttpRequestException("No provider may be asked.");
        }

        AllowHttp = options.AllowPrivate;
        Client = new(new OnlyHttps(AllowHttp, sockets)) { Timeout = Patience, MaxResponseContentBufferSize = Largest };
    }

    public HttpClient Client { get; }

    public bool AllowHttp { get; }

    /// <summary>Whether an address may be asked, or a person sent to it, at all.</summary>
    public bool Allows(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (AllowHttp && uri.Scheme == Uri.UriSchemeHttp)) && uri is { UserInfo: "", Fragment: "" };

    public void Dispose() => Client.Dispose();

    private sealed class OnlyHttps(bool allowHttp, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            allowHttp || request.RequestUri?.Scheme == Uri.UriSchemeHttps
                ? base.SendAsync(request, cancellationToken)
                : throw new HttpRequestException("A provider is asked over https only.");
    }
}
