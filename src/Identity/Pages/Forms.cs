using Microsoft.AspNetCore.Antiforgery;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

/// <summary>The parts that our forms are made of.</summary>
internal static class Forms
{
    public static Html Hidden(string name, string? value) => Html.Of($"""<input type="hidden" name="{name}" value="{value}" />""");

    public static Html Hidden(AntiforgeryTokenSet tokens) => Hidden(tokens.FormFieldName, tokens.RequestToken);

    /// <summary>A request of the protocol, to be sent again with the form.</summary>
    public static Html Hidden(OpenIddictRequest request, params string[] without) => Html.All(
        PushedRequest.Fields(request).Where(field => !without.Contains(field.Name)).Select(field => Hidden(field.Name, field.Value)));

    public static Html Input(string name, string label, string type, string complete, string? value = null, bool first = false, string? hint = null)
    {
        var focus = first ? Html.Of($" autofocus=\"autofocus\"") : Html.None;
        var described = hint is null ? Html.None : Html.Of($" aria-describedby=\"{name}-hint\"");
        var explained = hint is null ? Html.None : Html.Of($"""<p class="hint" id="{name}-hint">{hint}</p>""");
        return Html.Of($"""
            <label for="{name}">{label}</label>
            {explained}<input id="{name}" name="{name}" type="{type}" autocomplete="{complete}" autocapitalize="none" spellcheck="false" required="required" value="{value}"{focus}{described} />

            """);
    }

    /// <summary>What went wrong, read out at once.</summary>
    public static Html Problem(string? sentence) => sentence is null ? Html.None : Html.Of($"""<p class="problem" role="alert">{sentence}</p>""");
}
