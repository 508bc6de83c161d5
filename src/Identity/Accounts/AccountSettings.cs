using MimeKit;

namespace DistrictCoaching.Identity;

// What local accounts need, checked.
internal sealed partial class IdentitySettings
{
    private static void CheckAccounts(IdentityOptions options)
    {
        Require(options.BreachedPasswords is null || File.Exists(options.BreachedPasswords), "Identity:BreachedPasswords names no file: correct the path, or leave it out.");
        if (options.Mail is not { } mail)
        {
            return;
        }

        Require(MailboxAddress.TryParse(mail.From, out _), "Identity:Mail:From must be the mail address from which people are written to.");
        Require(mail.Host is null != mail.Folder is null, "Identity:Mail needs a Host, or a Folder that a mail server empties; not both.");
        Require(mail.Folder is null || Directory.Exists(mail.Folder), "Identity:Mail:Folder names no folder: make it, writable for this service.");
        Require(mail.Port is > 0 and < 65536, "Identity:Mail:Port must be 1 to 65535.");
        Require(mail.Encrypted || mail.Folder is not null || mail.Host is "localhost" or "127.0.0.1" or "::1", "Identity:Mail:Encrypted may be false only where Host is on loopback.");
    }
}
