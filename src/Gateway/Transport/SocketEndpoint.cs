using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Takes WebSockets: refuses in HTTP what can be refused before, then hands over to a <see cref="SocketSession"/>.</summary>
internal sealed class SocketEndpoint(
    Operating operating, Connections connections, IOptions<GatewayOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public const string Protocol = "graphql-transport-ws";

    /// <summary>Ends with the connection; answers with the code of a refusal where there is none.</summary>
    public async Task<GatewayCode?> Serve(HttpContext context, string language)
    {
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            return GatewayCodes.SubprotocolNeeded;
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return GatewayCodes.Unavailable;
        }

        (Admitted, IDisposable)? known = null;
        if (context.Request.Headers.Authorization.Count > 0)
        {
            var (admitted, refusal) = await Tokens.Admit(context, language);
            if (admitted is null)
            {
                return refusal;
            }

            if (connections.Take(admitted.Caller) is not { } place)
            {
                return GatewayCodes.TooManyConnections;
            }

            known = (admitted, place);
        }

        await Converse(context, known);
        return null;
    }

    private async Task Converse(HttpContext context, (Admitted Admitted, IDisposable Place)? known)
    {
        using var place = known?.Place;
        var own = options.Value.Subscriptions;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = Protocol,
            KeepAliveInterval = TimeSpan.FromSeconds(own.AliveSeconds),
            KeepAliveTimeout = own.Stall,
        });
        using var outlet = new SocketOutlet(socket, own, clock);
        using var session = new SocketSession(context, new(socket, options.Value.MaxBodyBytes), outlet, operating, connections, own, clock);
        await session.Run(known?.Admitted, lifetime.ApplicationStopping);
    }
}
