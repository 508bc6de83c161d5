using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Identity;

/// <summary>Seals the data-protection keys with the master key. Its decryptor's name is stored with them and must not change.</summary>
internal sealed class SealedXmlEncryptor(Vault vault) : IXmlEncryptor
{
    internal const string Purpose = "data-protection-key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", Convert.ToBase64String(vault.Seal(Purpose, Encoding.UTF8.GetBytes(plaintextElement.ToString())))), typeof(SealedXmlDecryptor));
}

internal sealed class SealedXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(
            services.GetRequiredService<Vault>().Open(SealedXmlEncryptor.Purpose, Convert.FromBase64String(encryptedElement.Value))));
}
