using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>The third step: what is well written may still make no sense.</summary>
internal static class ModelChecks
{
    internal static void Run(XtceDraft draft)
    {
    }
}
