using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Errors;

namespace DistrictCoaching.Gateway;

/// <summary>Gives every error of a result its stable code and takes away what tells of the inside.</summary>
internal static class ErrorShape
{
    private const int LongestMessage = 500;
    private const int MostErrors = 20;

    public static ExecutionResult Refusal(GatewayCode code, string language) => new() { Errors = [With(code, code.Sentence(language))] };

    public static ExecutionResult Refusal(Domain.Refusal refusal, string language) => new() { Errors = [Refused(refusal, language)] };

    public static void Apply(ExecutionResult result, string language)
    {
        if (result.Errors is not { Count: > 0 } errors)
        {
            return;
        }

        result.Errors = [];
        foreach (var error in errors.Take(MostErrors))
        {
            var shaped = Shape(error, language);
            shaped.Path = error.Path;
            foreach (var location in error.Locations ?? [])
            {
                shaped.AddLocation(location);
            }

            result.Errors.Add(shaped);
        }
    }

    private static ExecutionError Shape(ExecutionError error, string language) => error switch
    {
        CodedError coded => With(coded.Reason, coded.Reason.Sentence(language)),
        RefusedError refused => Refused(refused.Refusal, language),
        SyntaxError => With(GatewayCodes.SyntaxError, Told(error)),
        FieldsOnCorrectTypeError => With(GatewayCodes.UnknownField, Told(error)),
        KnownArgumentNamesError => With(GatewayCodes.UnknownArgument, Told(error)),
        KnownTypeNamesError => With(GatewayCodes.UnknownType, Told(error)),
        ArgumentsOfCorrectTypeError or ProvidedNonNullArgumentsError or InvalidLiteralError => With(GatewayCodes.ArgumentInvalid, Told(error)),
        InvalidVariableError or InvalidValueError => With(GatewayCodes.VariableInvalid, Told(error)),
        ValidationError => With(GatewayCodes.DocumentInvalid, Told(error)),
        { InnerException: { } failure } when Outages.Is(failure) => With(GatewayCodes.Unavailable, GatewayCodes.Unavailable.Sentence(language)),
        _ => Internal(language),
    };

    /// <summary>The library's own words about the caller's document, without the names that it suggests.</summary>
    private static string Told(ExecutionError error)
    {
        var suggestion = error.Message.IndexOf(" Did you mean", StringComparison.Ordinal);
        var told = suggestion < 0 ? error.Message : error.Message[..suggestion];
        return told.Length <= LongestMessage ? told : told[..LongestMessage] + "…";
    }

    private static ExecutionError Internal(string language)
    {
        var error = With(GatewayCodes.Internal, GatewayCodes.Internal.Sentence(language));
        error.AddExtension("traceId", System.Diagnostics.Activity.Current?.TraceId.ToHexString());
        return error;
    }

    private static ExecutionError Refused(Domain.Refusal refusal, string language)
    {
        AnsweredCodes.Count(refusal.Code);
        var error = new ExecutionError(refusal.Message(language)) { Code = refusal.Code };
        if (refusal.Missing is { } missing)
        {
            error.AddExtension("missing", missing);
        }

        return error;
    }

    private static ExecutionError With(GatewayCode code, string message)
    {
        AnsweredCodes.Count(code.Code);
        return new(message) { Code = code.Code };
    }
}
