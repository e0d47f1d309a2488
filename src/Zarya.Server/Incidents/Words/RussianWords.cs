using Zarya.Processing.Alarms;
using Zarya.Server.Languages;

namespace Zarya.Server.Incidents.Words;

/// <summary>Russian words about incidents.</summary>
internal static class RussianWords
{
    public static IncidentWords Table { get; } = new()
    {
        Language = Language.Russian,
        Tag = "ru",
        AlarmMark = "тревога",
        AllIncidents = "Все происшествия",
        AtomFeed = "Лента Atom",
        By = ", {0}",
        Comments = "Комментарии",
        Cut = "Показаны последние строки: {0}; остальное есть в записи.",
        Incident = "Происшествие",
        Incidents = "Происшествия",
        IncidentsOf = "Происшествия: {0}",
        Log = " (журнал, {0})",
        Loss = "Вся потеря воздуха в космос, кг/сут, с интервалом 90 %",
        Mission = "Полёт",
        NoIncidents = "Происшествий нет.",
        NotFound = "Такого происшествия нет; все — на странице /incidents",
        Nothing = "В записи об этом ничего нет.",
        Open = "продолжается",
        Over = "закончилось",
        OverMark = "конец",
        PermanentLink = "Постоянная ссылка",
        Plots = "Давление и потеря воздуха",
        PlotSummary = "{0}: {1} в {2}, {3} в {4}",
        Pressure = "Давление в объёме, где потеря, мм рт. ст.",
        Related = "Связанные",
        Severity = "Важность",
        Since = "С какого времени",
        State = "Состояние",
        Statements = "Заявления",
        Tags = "Метки",
        Timeline = "Ход событий",
        Until = "До какого времени",
        WrittenDownBy = "записано:",
        Severities = new Dictionary<string, string>
        {
            ["info"] = "сведения",
            ["watch"] = "внимание",
            ["warning"] = "предупреждение",
            ["distress"] = "опасность",
            ["critical"] = "критично",
            ["severe"] = "авария",
        },
        Steps = new Dictionary<AlarmStep, string>
        {
            [AlarmStep.Triggered] = "возникла",
            [AlarmStep.SeverityIncreased] = "усилилась",
            [AlarmStep.Acknowledged] = "принята",
            [AlarmStep.ReturnedToNormal] = "снова в пределах нормы",
            [AlarmStep.Reset] = "сброшена",
            [AlarmStep.Cleared] = "снята",
            [AlarmStep.Shelved] = "отложена",
            [AlarmStep.Unshelved] = "возвращена",
            [AlarmStep.Commented] = "комментарий",
        },
        Kinds = new Dictionary<string, string>
        {
            ["leak-alarm"] = "тревога по утечке",
            ["leak-clear"] = "конец утечки",
            ["next-closure"] = "следующий люк",
            ["patch-verdict"] = "вывод о заделке",
            ["sensor-fault"] = "отказ датчика",
            ["place-found"] = "место утечки",
            ["operation"] = "операция",
            ["alarm"] = "тревога",
            ["event"] = "событие",
            ["note"] = "журнал",
            ["statement"] = "заявление",
            ["comment"] = "комментарий",
            ["begin"] = "начало",
            ["end"] = "конец",
            ["reopen"] = "снова открыто",
        },
        Operations = new Dictionary<string, string>
        {
            ["crew_at"] = "экипаж в",
            ["eva_depress_start"] = "разгерметизация шлюза: начало",
            ["eva_depress_stop"] = "разгерметизация шлюза: конец",
            ["gauge"] = "мановакуумметр",
            ["hatch_close"] = "люк закрыт",
            ["hatch_open"] = "люк открыт",
            ["o2_generator"] = "генератор кислорода",
            ["patch"] = "заделка",
            ["repress_start"] = "наддув: начало",
            ["repress_stop"] = "наддув: конец",
            ["vehicle_docked"] = "корабль причалил",
            ["vehicle_undocked"] = "корабль отчалил",
            ["vent_start"] = "стравливание: начало",
            ["vent_stop"] = "стравливание: конец",
        },
    };
}
