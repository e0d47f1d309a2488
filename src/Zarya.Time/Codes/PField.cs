namespace Zarya.Time.Codes;

// The first octet of every P-field, CCSDS 301.0-B-4 §3.1:
//
//    0 1 2 3 4 5 6 7
//   +-+-----+-------+
//   |X| ID  |detail |   X: another P-field octet follows
//   +-+-----+-------+
internal static class PField
{
    internal const int CucCcsdsEpoch = 0b001;
    internal const int CucAgencyEpoch = 0b010;
    internal const int Cds = 0b100;
    internal const int Ccs = 0b101;

    internal static bool IsExtended(byte octet) => (octet & 0x80) != 0;

    internal static int TimeCodeId(byte octet) => (octet >> 4) & 0b111;
}
