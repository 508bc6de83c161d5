namespace DistrictCoaching.Domain;

public static partial class Taxonomy
{
    // A number is never used again for another skill: it stands in the id, and ids are stored.
    private static Skill[] AllSkills() =>
    [
        Skill(1, "Asking questions that make students think", "Hacer preguntas que hacen pensar"),
        Skill(2, "Checking for understanding", "Comprobar la comprensión"),
        Skill(3, "Feedback that students act on", "Retroalimentación que el alumnado aprovecha"),
        Skill(4, "Leading discussion among students", "Conducir el diálogo entre estudiantes"),
        Skill(5, "Forming and changing groups", "Formar y cambiar grupos"),
        Skill(6, "Working with small groups", "Trabajar con grupos pequeños"),
        Skill(7, "Classroom routines and transitions", "Rutinas y transiciones en el aula"),
        Skill(8, "Relationships and belonging", "Relaciones y sentido de pertenencia"),
        Skill(9, "Explaining and modelling", "Explicar y modelar"),
        Skill(10, "Academic language", "Lenguaje académico"),
        Skill(11, "Teaching multilingual learners", "Enseñar a estudiantes multilingües"),
        Skill(12, "Adapting for every learner", "Adaptar para cada estudiante"),
        Skill(13, "Planning lessons and units", "Planificar lecciones y unidades"),
        Skill(14, "Using evidence of learning", "Usar evidencias del aprendizaje"),
        Skill(15, "Technology that serves learning", "Tecnología al servicio del aprendizaje"),
    ];

    private static Skill Skill(int number, string english, string spanish) =>
        new(new(new Guid(number, 0x5c11, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0)), english, spanish);
}
