namespace DistrictCoaching.Identity;

/// <summary>Recovery codes as they are shown, once.</summary>
internal static class CodeList
{
    public static Html Of(AccountWords said, IReadOnlyList<string> codes) => codes.Count == 0 ? Html.None : Html.Of($"""
        <h2>{said.CodesTitle}</h2>
        <p>{said.CodesText}</p>
        <ol class="codes">{Html.All(codes.Select(code => Html.Of($"<li><code>{code}</code></li>")))}</ol>
        """);
}
