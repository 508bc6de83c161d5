using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace DistrictCoaching.Identity;

/// <summary>Brings one mail away.</summary>
internal interface IMailCarrier
{
    Task Send(MimeMessage mail, CancellationToken cancel);
}

/// <summary>By SMTP, or into the folder that a mail server empties.</summary>
internal sealed class MailCarrier(IdentitySettings settings) : IMailCarrier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Send(MimeMessage mail, CancellationToken cancel)
    {
        var options = settings.Options.Mail!;
        if (options.Folder is { } folder)
        {
            var name = Path.Combine(folder, Guid.NewGuid().ToString("N"));
            await mail.WriteToAsync(name + ".part", cancel);
            File.Move(name + ".part", name + ".eml");    // whoever picks it up finds it whole
            return;
        }

        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(options.Host!, options.Port, !options.Encrypted ? SecureSocketOptions.None : options.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, cancel);
        if (options.User is { } user)
        {
            await client.AuthenticateAsync(user, options.Password ?? "", cancel);
        }

        await client.SendAsync(mail, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }
}
