using System.Globalization;

namespace DistrictCoaching.Domain;

public static partial class Taxonomy
{
    private static Subject[] AllSubjects() =>
    [
        Subject("01", "English and literature", "Inglés y literatura"),
        Subject("02", "Mathematics", "Matemáticas"),
        Subject("03", "Life and physical sciences", "Ciencias de la vida y físicas"),
        Subject("04", "Social sciences and history", "Ciencias sociales e historia"),
        Subject("05", "Visual and performing arts", "Artes visuales y escénicas"),
        Subject("07", "Religious education and theology", "Educación religiosa y teología"),
        Subject("08", "Physical, health and safety education", "Educación física, salud y seguridad"),
        Subject("09", "Military science", "Ciencias militares"),
        Subject("10", "Information technology", "Informática"),
        Subject("11", "Communications and audio-visual technology", "Comunicaciones y tecnología audiovisual"),
        Subject("12", "Business and marketing", "Negocios y mercadotecnia"),
        Subject("13", "Manufacturing", "Manufactura"),
        Subject("14", "Health care sciences", "Ciencias de la salud"),
        Subject("15", "Public, protective and government service", "Servicio público, de protección y de gobierno"),
        Subject("16", "Hospitality and tourism", "Hotelería y turismo"),
        Subject("17", "Architecture and construction", "Arquitectura y construcción"),
        Subject("18", "Agriculture, food and natural resources", "Agricultura, alimentos y recursos naturales"),
        Subject("19", "Human services", "Servicios humanos"),
        Subject("20", "Transportation, distribution and logistics", "Transporte, distribución y logística"),
        Subject("21", "Engineering and technology", "Ingeniería y tecnología"),
        Subject("22", "Miscellaneous", "Varias materias"),
        Subject("23", "Not specific to a subject", "Sin materia específica"),
        Subject("24", "World languages", "Lenguas del mundo"),
    ];

    // The code stands in the id: a stored id can be read by a person, and no table of numbers can go astray.
    private static Subject Subject(string code, string english, string spanish) =>
        new(new(new Guid(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture), 0x5ced, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0)), code, english, spanish);
}
