namespace DistrictCoaching.Domain;

public static partial class Refusals
{
    private static Dictionary<string, (string En, string Es)> OfSignIn => new()
    {
        ["SIGN_IN_PROVIDER_ADDRESS"] = (
            "The issuer is the https address on the Internet, without user name, query or fragment, that the provider's discovery document names. Correct it.",
            "El emisor es la dirección https en Internet, sin nombre de usuario, consulta ni fragmento, que nombra el documento de descubrimiento del proveedor. Corríjala."),
        ["SIGN_IN_PROVIDER_TENANT"] = (
            "ENTRA needs the directory's tenant id (a UUID), GOOGLE the organisation's primary domain, CLASSLINK the tenant id; OIDC at an address that many organisations share needs tenantClaim and tenant. Correct them.",
            "ENTRA necesita el id. de inquilino del directorio (un UUID), GOOGLE el dominio principal de la organización, CLASSLINK el id. de inquilino; OIDC en una dirección que comparten muchas organizaciones necesita tenantClaim y tenant. Corríjalos."),
        ["SIGN_IN_PROVIDER_CREDENTIALS"] = (
            "Both clientId and clientSecret are 1 to 500 characters each, and claims 1 to 100. Copy them from the provider.",
            "Tanto clientId como clientSecret tienen de 1 a 500 caracteres cada uno, y los atributos de 1 a 100. Cópielos del proveedor."),
        ["SIGN_IN_PROVIDER_UNREACHABLE"] = (
            "The provider's discovery document could not be read at the issuer's address. Open issuer + /.well-known/openid-configuration in a browser, and correct the issuer.",
            "No se pudo leer el documento de descubrimiento del proveedor en la dirección del emisor. Abra emisor + /.well-known/openid-configuration en un navegador y corrija el emisor."),
        ["SIGN_IN_PROVIDER_ISSUER"] = (
            "The discovery document names another issuer, or has no addresses to sign in at. Give the issuer exactly as the document spells it.",
            "El documento de descubrimiento nombra otro emisor o no tiene direcciones para iniciar sesión. Indique el emisor exactamente como lo escribe el documento."),
        ["SIGN_IN_DOMAIN"] = (
            "The domain is the part of your addresses after the @, such as district.example, in ASCII. Correct it.",
            "El dominio es la parte de sus direcciones después de la @, como district.example, en ASCII. Corríjalo."),
        ["SIGN_IN_DOMAIN_NOT_PROVEN"] = (
            "DNS does not show the record that proves the domain to be your district's. Publish what signIn.domainRecord says, wait until it is visible, and try again.",
            "El DNS no muestra el registro que prueba que el dominio es de su distrito. Publique lo que indica signIn.domainRecord, espere a que sea visible e inténtelo de nuevo."),
    };
}
