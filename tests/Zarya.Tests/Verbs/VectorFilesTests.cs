using System.IO.Compression;
using ZstdSharp;

namespace Zarya.Tests.Verbs;

/// <summary>The packet files in the repository are what their makers make. <c>ZARYA_WRITE_VECTORS=1</c> writes them.</summary>
public class VectorFilesTests
{
    [Fact]
    public void The_pass_of_the_example_mission_is_what_its_maker_makes() => Check(VerbRun.Mission("pass.ccsds"), FirstLightPass.Make());

    [Fact]
    public void The_damaged_pass_is_what_its_maker_makes() => Check(VerbRun.Vector("damaged.ccsds"), DamagedPass.Make());

    [Fact]
    public void The_compressed_files_hold_the_damaged_pass()
    {
        string gz = VerbRun.Vector("damaged.ccsds.gz");
        string zst = VerbRun.Vector("damaged.ccsds.zst");
        if (GoldenText.IsWriting)
        {
            using (var compressed = new GZipStream(File.Create(gz), CompressionLevel.Optimal)) compressed.Write(DamagedPass.Make());
            using (var compressed = new CompressionStream(File.Create(zst), leaveOpen: false)) compressed.Write(DamagedPass.Make());
        }
        Assert.Equal(DamagedPass.Make(), Read(new GZipStream(File.OpenRead(gz), CompressionMode.Decompress)));
        Assert.Equal(DamagedPass.Make(), Read(new DecompressionStream(File.OpenRead(zst), leaveOpen: false)));
    }

    private static void Check(string path, byte[] made)
    {
        if (GoldenText.IsWriting) File.WriteAllBytes(path, made);
        Assert.Equal(made, File.ReadAllBytes(path));
    }

    private static byte[] Read(Stream compressed)
    {
        using (compressed)
        {
            var content = new MemoryStream();
            compressed.CopyTo(content);
            return content.ToArray();
        }
    }
}
