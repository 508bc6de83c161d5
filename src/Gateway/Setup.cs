using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Adds the gateway to a host.</summary>
public static class Setup
{
    /// <summary>Registers the gateway. Options that are wrong stop the host at its start and say what to mend.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, Action<GatewayOptions> configure)
    {
        services.AddOptions<GatewayOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GatewayOptions>, Validation>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<TokenCache>().AddSingleton<ForeignTokens>().AddSingleton<Issuers>();

        services.AddSingleton<IGraphTypeMappingProvider, ClrTypes>();
        services.AddSingleton(typeof(ObjectOf<>)).AddSingleton(typeof(InputOf<>)).AddSingleton(typeof(EnumOf<>));
        services.AddSingleton<UuidType>().AddSingleton<InstantType>().AddSingleton<DayType>().AddSingleton<NodeType>();
        services.TryAddSingleton<AskRoster>(provider =>
        {
            var rosters = provider.GetRequiredService<RosterDirectory>();
            return async (district, person) => (await rosters.Facts(district, [person], person)).People.GetValueOrDefault(person);
        });
        services.TryAddSingleton<AskSlug>(provider =>
        {
            var districts = provider.GetRequiredService<DistrictDirectory>();
            return slug => districts.BySlug(slug);
        });
        services.TryAddSingleton<AskSubject>(_ => Task.FromResult<PersonId?>(null));    // nobody was linked here
        services.TryAddSingleton<AskDistrict>(provider =>
        {
            var districts = provider.GetRequiredService<DistrictDirectory>();
            return district => districts.State(district);
        });
        services.TryAddSingleton<AskLimits>(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return district =>
            {
                CallingDistrict.Set(district);
                return grains.District(district).Limits();
            };
        });
        services.TryAddSingleton<AskApp>(_ => Task.FromResult(true));    // another issuer's clients are its own to end
        services.TryAddSingleton<AskSignIn>(_ => Task.FromResult(true));    // and so are its sign-ins
        services.AddSingleton<GatewaySchema>();
        services.AddSingleton<Grains>()
            .AddSingleton<Standing>()
            .AddSingleton<Partners>()
            .AddScoped<OwnClient>()
            .AddScoped<Keepers>()
            .AddScoped<AppKeepers>()
            .AddScoped<PersonLoader>()
            .AddSingleton<Proposals>()
            .AddSingleton<ProposalReading>()
            .AddScoped<Confirming>()
            .AddSingleton<DistrictDays>()
            .AddSingleton<Lists>()
            .AddSingleton<Importers>()
            .AddSingleton<ImportReports>()
            .AddSingleton<Founding>()
            .AddSingleton<Operators>()
            .AddSingleton<Acting>()
            .AddSingleton<Sealed>()
            .AddSingleton<SignInSeals>()
            .AddSingleton<Records>()
            .AddSingleton<DirectoryFeed>()
            .AddSingleton<FirstSignIns>();
        services.AddSingleton(NodeKind.Of<Person>(async (id, caller, provider, cancel) => await provider.GetRequiredService<Lists>().Person(caller, id, cancel)));
        services.AddSingleton(NodeKind.Of<School>(async (id, caller, provider, cancel) =>
            (await provider.GetRequiredService<RosterDirectory>().Schools(caller.District, cancel)).FirstOrDefault(school => school.School.Value == id) is { } found ? new School(found) : null));
        services.AddSingleton<TrustedDocuments>()
            .AddSingleton<Allowances>()
            .AddSingleton<Budgets>()
            .AddSingleton<SharedSpending>()
            .AddSingleton<Turns>()
            .AddSingleton<Preparation>()
            .AddSingleton<Connections>()
            .AddSingleton<Operating>()
            .AddSingleton<Exports>()
            .AddSingleton<SocketEndpoint>();
        return services.AddSingleton<Cursors>()
            .AddSingleton<DocumentStore>()
            .AddSingleton<Engine>()
            .AddSingleton<Endpoint>()
            .AddSingleton<RosterRequests>()
            .AddSingleton<RosterUpload>()
            .AddSingleton<RosterDownload>()
            .AddSingleton<Ide>();
    }

    /// <summary>Maps `/graphql` (POST, GET for queries, event streams, WebSockets), `/schema.graphql`, the contract, for everyone, and, where it has a folder, GraphiQL.</summary>
    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder app)
    {
        var endpoint = app.ServiceProvider.GetRequiredService<Endpoint>();
        var schema = app.ServiceProvider.GetRequiredService<GatewaySchema>().Text();
        var pipeline = app.CreateApplicationBuilder().UseWebSockets();
        pipeline.Run(endpoint.Answer);
        app.Map("/graphql", pipeline.Build());
        var rosters = app.ServiceProvider.GetRequiredService<RosterRequests>();
        app.MapPost("/roster-imports", (HttpContext context) => rosters.Answer(context, caller => context.RequestServices.GetRequiredService<RosterUpload>().Answer(context, caller)));
        app.MapGet("/roster-imports/{id}/{file?}", (HttpContext context, string id, string? file) =>
            rosters.Answer(context, caller => context.RequestServices.GetRequiredService<RosterDownload>().Answer(context, caller, id, file)));
        if (app.ServiceProvider.GetRequiredService<Ide>() is { IsServed: true } ide)
        {
            app.MapGet("/graphiql", ide.Page);
            app.MapGet("/graphiql/{name}", ide.File);
        }

        app.MapGet("/schema.graphql", () => Results.Text(schema, "application/graphql; charset=utf-8"));
        return app;
    }

    private sealed class Validation : IValidateOptions<GatewayOptions>
    {
        public ValidateOptionsResult Validate(string? name, GatewayOptions options) =>
            options.Faults().ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
