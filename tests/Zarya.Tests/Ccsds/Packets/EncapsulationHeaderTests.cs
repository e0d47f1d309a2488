using Zarya.Ccsds.Packets;

namespace Zarya.Tests.Ccsds.Packets;

public class EncapsulationHeaderTests
{
    // By hand from the figures of CCSDS 133.1-B-3, 4.1.2.
    [Theory]
    [InlineData("E0", EncapsulationProtocol.Idle, 1, 1u, 0, 0, 0)]
    [InlineData("E102", EncapsulationProtocol.Idle, 2, 2u, 0, 0, 0)]
    [InlineData("E9FF", EncapsulationProtocol.InternetProtocolExtension, 2, 255u, 0, 0, 0)]
    [InlineData("F270FFFF", EncapsulationProtocol.BundleProtocol, 4, 65535u, 7, 0, 0)]
    [InlineData("FA5A0104", EncapsulationProtocol.Extended, 4, 260u, 5, 10, 0)]
    [InlineData("FFF0BEEF00010000", EncapsulationProtocol.MissionSpecific, 8, 65536u, 15, 0, 0xBEEF)]
    [InlineData("E7000000FFFFFFFF", EncapsulationProtocol.Ltp, 8, uint.MaxValue, 0, 0, 0)]
    public void Headers_of_every_size_read_and_write(string hex, EncapsulationProtocol protocol, int size, uint total, int user, int extension, int defined)
    {
        Assert.Equal(EncapsulationRead.Ok, EncapsulationHeader.Read(Convert.FromHexString(hex + "AA"), out EncapsulationHeader header));
        Assert.Equal((protocol, size, total, user, extension, defined), (header.Protocol, header.HeaderLength, header.TotalLength, header.UserDefined, header.ProtocolExtension, header.CcsdsDefined));
        Assert.Equal(total - (uint)size, header.DataLength);
        Assert.Equal(size / 2, header.LengthOfLength);
        Assert.Equal(protocol == EncapsulationProtocol.Idle, header.IsIdle);
        byte[] written = new byte[size];
        EncapsulationHeader.Create(protocol, size, total - (uint)size, user, extension, defined).Write(written);
        Assert.Equal(hex, Convert.ToHexString(written));
        for (int length = 0; length < size; length++)
            Assert.Equal(EncapsulationRead.NeedMore, EncapsulationHeader.Read(Convert.FromHexString(hex).AsSpan(0, length), out _));
    }

    [Theory]
    [InlineData("", EncapsulationRead.NeedMore)]
    [InlineData("00", EncapsulationRead.WrongVersion)]
    [InlineData("C0", EncapsulationRead.WrongVersion)]
    [InlineData("E8", EncapsulationRead.MissingLength)]
    [InlineData("F9", EncapsulationRead.MissingExtension)]
    [InlineData("E901", EncapsulationRead.LengthBelowHeader)]
    [InlineData("EA000003", EncapsulationRead.LengthBelowHeader)]
    [InlineData("EB00000000000007", EncapsulationRead.LengthBelowHeader)]
    public void What_cannot_be_a_header_is_named(string hex, EncapsulationRead read) =>
        Assert.Equal(read, EncapsulationHeader.Read(Convert.FromHexString(hex), out _));

    [Fact]
    public void Fields_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EncapsulationHeader.Create(EncapsulationProtocol.Cfdp, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EncapsulationHeader.Create(EncapsulationProtocol.Idle, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EncapsulationHeader.Create(EncapsulationProtocol.Idle, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EncapsulationHeader.Create(EncapsulationProtocol.Cfdp, 2, 254));
        Assert.Throws<ArgumentOutOfRangeException>(() => EncapsulationHeader.Create(EncapsulationProtocol.Extended, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EncapsulationHeader.Create(EncapsulationProtocol.Cfdp, 4, 1, protocolExtension: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EncapsulationHeader.Create(EncapsulationProtocol.Cfdp, 4, 1, ccsdsDefined: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EncapsulationHeader.Create(EncapsulationProtocol.Cfdp, 2, 1, userDefined: 1));
    }
}
