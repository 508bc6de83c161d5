namespace DistrictCoaching.Gateway;

/// <summary>Asks issuers for their keys: without redirects, for 5 seconds and 256 KiB at most.</summary>
internal static class IssuerHttp
{
    private const int Largest = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static HttpClient Make() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience, MaxResponseContentBufferSize = Largest };
}
