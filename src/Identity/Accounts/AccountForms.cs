using Microsoft.AspNetCore.Antiforgery;

namespace DistrictCoaching.Identity;

/// <summary>The parts of the account page that change something.</summary>
internal sealed class AccountForms(AccountWords said, AntiforgeryTokenSet tokens)
{
    public const string Do = "do", State = "state", Credential = "credential", Name = "name", Id = "id", Code = "code";

    public Html Sealed(DateOnly until) => Html.Of($"""
        <p class="problem">{said.Sealed(until)}</p>
        <p>{said.SealedHow}</p>
        {Form(AccountChanges.UseCode, said.UseCode, Forms.Input("code", said.Code, "text", "off", hint: said.CodeHint))}
        """);

    public Html Link(string maker) => Html.Of($"""
        <p class="problem">{said.LinkWaits(maker)}</p>
        {Form(AccountChanges.CancelLink, said.CancelLink, Html.None)}
        """);

    public Html Passkeys(IReadOnlyList<StoredPasskey> passkeys, bool open) => passkeys.Count == 0
        ? Html.Of($"<p>{said.NoPasskeys}</p>")
        : Html.Of($"<ul>{Html.All(passkeys.Select(passkey => Html.Of($"<li>{passkey.Name}{(open ? Form(AccountChanges.RemovePasskey, said.Remove(passkey.Name), Forms.Hidden(Id, Convert.ToHexString(passkey.Id)), quiet: true) : Html.None)}</li>")))}</ul>");

    public Html AddPasskey((string Options, string State) asked) => Html.Of($"""
        <form method="post" action="{Routes.Account}" data-passkey="create" data-options="{asked.Options}">
        {Forms.Hidden(tokens)}{Forms.Hidden(Do, AccountChanges.AddPasskey)}{Forms.Hidden(State, asked.State)}{Forms.Hidden(Credential, "")}
        {Forms.Input(Name, said.PasskeyName, "text", "off", hint: said.PasskeyNameHint)}
        <p class="problem" role="alert" hidden="hidden">{said.PasskeyFailed}</p>
        <button type="submit">{said.AddPasskey}</button>
        </form>
        <noscript><p>{said.NeedsScript}</p></noscript>
        """);

    public Html Authenticator(StoredAuthenticator? authenticator, string secret, bool open) => authenticator switch
    {
        { Confirmed: true } => Html.Of($"<p>{said.AuthenticatorOn}</p>{(open ? Form(AccountChanges.RemoveAuthenticator, said.RemoveAuthenticator, Html.None, quiet: true) : Html.None)}"),
        _ when !open => Html.Of($"<p>{said.AuthenticatorOff}</p>"),
        null => Html.Of($"<p>{said.AuthenticatorOff}</p>{Form(AccountChanges.BeginAuthenticator, said.AddAuthenticator, Html.None)}"),
        _ => Html.Of($"""
            <p>{said.AuthenticatorHow}</p>
            {QrCode.Of(Key(secret), said.QrCode)}
            <p><code class="secret">{string.Join(' ', secret.Chunk(4).Select(part => new string(part)))}</code></p>
            <p><a href="{Key(secret)}">{said.OpenApp}</a></p>
            {Form(AccountChanges.ConfirmAuthenticator, said.ConfirmAuthenticator, Forms.Input("step", said.StepCode, "text", "one-time-code"))}
            """),
    };

    public Html Password(Words words) => Html.Of($"<p>{said.PasswordText}</p>{Form(AccountChanges.SetPassword, said.ChangePassword, NewPassword.Inputs(said, words))}");

    public Html Codes(int left, bool open) => Html.Of($"<p>{said.CodesLeft(left)}</p>{(open ? Form(AccountChanges.RenewCodes, said.RenewCodes, Html.None, quiet: true) : Html.None)}");

    public Html Sessions() => Html.Of($"<p>{said.SessionsText}</p>{Form(AccountChanges.EndSessions, said.EndSessions, Html.None, quiet: true)}");

    private static string Key(string secret) => $"otpauth://totp/District%20Coaching?secret={secret}&issuer=District%20Coaching";

    private Html Form(string act, string button, Html inputs, bool quiet = false) => Html.Of($"""
        <form method="post" action="{Routes.Account}">{Forms.Hidden(tokens)}{Forms.Hidden(Do, act)}{inputs}<button type="submit" class="{(quiet ? "quiet" : "")}">{button}</button></form>
        """);
}
