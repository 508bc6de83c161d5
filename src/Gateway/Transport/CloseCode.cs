using System.Text;

namespace DistrictCoaching.Gateway;

/// <summary>Why a WebSocket is closed: the codes of graphql-transport-ws, and three of WebSocket itself.</summary>
internal sealed record CloseCode(int Code, string Reason)
{
    private const int LongestReason = 123;

    public static readonly CloseCode Normal = new(1000, "");
    public static readonly CloseCode TooBig = new(1009, "Message too big");
    public static readonly CloseCode Restart = new(1012, "Service restart");
    public static readonly CloseCode InvalidMessage = new(4400, "Invalid message");
    public static readonly CloseCode Unauthorized = new(4401, "Unauthorized");
    public static readonly CloseCode InitTimeout = new(4408, "Connection initialisation timeout");
    public static readonly CloseCode TooManyInits = new(4429, "Too many initialisation requests");

    public static CloseCode TryLater(GatewayCode why) => new(1013, $"Try again later: {why.Code}");

    public static CloseCode Forbidden(GatewayCode why) => new(4403, $"Forbidden: {why.Code}");

    public static CloseCode Taken(string operation) =>
        $"Subscriber for {operation} already exists" is var reason && Encoding.UTF8.GetByteCount(reason) <= LongestReason ? new(4409, reason) : new(4409, "Subscriber already exists");
}
