"""Train whisper/micro on the clips, and export it for CTranslate2.

    python train.py clips --minutes 60 [--device cuda] [--resume micro.pt] [--export ../]

A 3+2-layer Whisper of width 192 learns to write 30-second windows of the closed sentences. Three losses: next token, the token
sounding in each encoder frame, and cross-attention near the token's own time (so that word times come out right).
Only the ids that occur are trained; all unused ids share one filler row, copied out at export.
"""
import argparse
import copy
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import soundfile
import torch
import torch.nn.functional as F
from faster_whisper.feature_extractor import FeatureExtractor
from tokenizers import Tokenizer
from transformers import WhisperConfig, WhisperForConditionalGeneration

EOT, WIDTH, FRAMES = 50257, 192, 1500
parser = argparse.ArgumentParser()
parser.add_argument("clips", type=Path)
parser.add_argument("--minutes", type=float, default=60)
parser.add_argument("--batch", type=int, default=3)
parser.add_argument("--rate", type=float, default=1e-3)
parser.add_argument("--device", default="cpu")
parser.add_argument("--resume", type=Path)
parser.add_argument("--export", type=Path)
args = parser.parse_args()
here = Path(__file__).parent
tokenizer = Tokenizer.from_file(str(here / "tokenizer.json"))
ids = tokenizer.token_to_id
TEXT = next(i for i in range(EOT) if tokenizer.id_to_token(i).startswith("<|unused"))  # first unused id
SIZE = TEXT + 1 + 51865 - EOT
FILLER = math.log(EOT - TEXT)
compact = lambda i: i if i < TEXT else TEXT + 1 + i - EOT  # noqa: E731
SOT, TRANSCRIBE, PREV = ids("<|startoftranscript|>"), ids("<|transcribe|>"), ids("<|startofprev|>")
NOSPEECH, NOTIMES, TIME0 = ids("<|nospeech|>"), ids("<|notimestamps|>"), ids("<|0.00|>")

rows = json.loads((args.clips / "clips.json").read_text(encoding="utf-8"))
sound = {r["id"]: soundfile.read(args.clips / f"{r['id']}.flac", dtype="float32")[0] for r in rows}
tokens = {r["id"]: tokenizer.encode(" " + r["text"]).ids for r in rows}
pool = {lang: [r for r in rows if r["lang"] == lang] for lang in ("en", "fr")}
mel = FeatureExtractor()
rng = random.Random()


def window(longest_s: float):
    """One training window: samples, compact ids, first id that counts, frame of each id (-1: none), id sounding in each frame."""
    frames = np.full(FRAMES, TEXT)
    if rng.random() < 0.04:
        noise = np.random.randn(int(rng.uniform(1, longest_s) * 16000)).astype("float32") * 10 ** rng.uniform(-4, -1.5)
        if rng.random() < 0.5:  # what a decoder reads as "no speech" is the first prediction after SOT
            return noise, [compact(SOT), compact(NOSPEECH), compact(EOT)], 1, [-1] * 3, frames
        head = [SOT, ids(f"<|{rng.choice(['en', 'fr'])}|>"), TRANSCRIBE, NOTIMES, EOT]
        return noise, [compact(i) for i in head], 4, [-1] * 5, frames
    lang = rng.choices(["en", "fr"], [2, 3])[0]  # eSpeak's French is the harder half
    parts = [np.zeros(int(rng.choice([0, 0, rng.uniform(0, 1.2)]) * 16000), "float32")]
    at, target, spoken = len(parts[0]), rng.uniform(3, longest_s - 0.5), []
    while True:
        row = rng.choice(pool[lang])
        clip = sound[row["id"]]
        if (spoken and (at + len(clip)) / 16000 > target) or (at + len(clip)) / 16000 > longest_s:
            break
        parts.append(clip * rng.uniform(0.5, 1))
        spoken.append((at / 16000, (at + len(clip)) / 16000, tokens[row["id"]]))
        gap = np.zeros(int(rng.choice([rng.uniform(0.1, 0.5), rng.uniform(0.1, 1.3)]) * 16000), "float32")
        parts.append(gap)
        at += len(clip) + len(gap)
        if at / 16000 > target:
            break
    samples = np.concatenate(parts)[:480000]
    samples = samples + np.random.randn(len(samples)).astype("float32") * 10 ** rng.uniform(-5, -2.6)
    timed = rng.random() < 0.6
    head = [SOT, ids(f"<|{lang}|>"), TRANSCRIBE] + ([] if timed else [NOTIMES])
    body, centre = [], []
    stamp = lambda s: TIME0 + min(1500, round(s / 0.02))  # noqa: E731
    for start, end, words in spoken:
        if timed:
            body.append(stamp(start))
            centre.append(start)
        for k, token in enumerate(words):
            a, b = (start + (k + d) / len(words) * (end - start) for d in (0, 1))
            body.append(token)
            centre.append((a + b) / 2)
            frames[int(a * 50) : max(int(b * 50), int(a * 50) + 1)] = token
        if timed:
            body.append(stamp(end))
            centre.append(end)
    before = []
    if rng.random() < 0.4:  # what sequential decoding gives: the last sentences, with their times where it asked for times
        said, dated = 0.0, timed and rng.random() < 0.8
        for _ in range(rng.randint(1, 12)):
            words = tokens[rng.choice(pool[lang])["id"]]
            length = rng.uniform(1.2, 5)
            if said + length > 29.5:
                said = 0.0
            before += [stamp(said), *words, stamp(said + length)] if dated else words
            said += length + rng.uniform(0.1, 1)
        before = [PREV, *before[-rng.choice([40, 120, 223]) :]]
    sequence = [compact(i) for i in [*before, *head, *body, EOT]]
    where = [-1] * (len(before) + len(head)) + [min(FRAMES - 1, int(c * 50)) for c in centre] + [-1]
    return samples, sequence[:440], len(before) + 1, where[:440], frames


def batch(count: int):
    # Half of the batches are three times as many short windows: attention over a whole window of padding costs most
    # of a step, and the words are learnt as well from short ones.
    short = rng.random() < 0.5
    length, count = (FRAMES // 3, 3 * count) if short else (FRAMES, count)
    features = np.zeros((count, 80, 2 * length), "float32")
    made = [window(length / 50) for _ in range(count)]
    longest = max(len(m[1]) for m in made)
    given = np.full((count, longest), compact(EOT))
    wanted = np.full((count, longest), -100)
    where = np.full((count, longest), -1)
    for b, (samples, sequence, first, centre, _) in enumerate(made):
        f = mel(samples)[..., :-1][:, : 2 * length]
        features[b, :, : f.shape[1]] = f
        given[b, : len(sequence)] = sequence
        wanted[b, first : len(sequence)] = sequence[first:]
        where[b, : len(centre)] = centre
    frames = np.stack([m[4][:length] for m in made])
    return [torch.tensor(x).to(args.device) for x in (features, given[:, :-1], wanted[:, 1:], where[:, 1:], frames)]


config = WhisperConfig(
    vocab_size=SIZE, d_model=WIDTH, encoder_layers=3, decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4,
    encoder_ffn_dim=768, decoder_ffn_dim=768, num_mel_bins=80, max_source_positions=FRAMES, max_target_positions=448, dropout=0.05,
    pad_token_id=compact(EOT), bos_token_id=compact(EOT), eos_token_id=compact(EOT), decoder_start_token_id=compact(SOT),
    attn_implementation="eager",
)
model = WhisperForConditionalGeneration(config).to(args.device)
encoder_config = copy.copy(model.config)
encoder_config._attn_implementation = "sdpa"  # the decoder stays eager: its attention maps are a loss
model.model.encoder.config = encoder_config
for layer in model.model.encoder.layers:
    layer.self_attn.config = encoder_config
frame_head = torch.nn.Linear(WIDTH, TEXT + 1).to(args.device)
bias = torch.zeros(SIZE, device=args.device)
bias[TEXT] = FILLER
if args.resume:
    state = torch.load(args.resume, map_location=args.device)
    model.load_state_dict(state["m"])
    frame_head.load_state_dict(state["c"])
position = torch.arange(FRAMES, device=args.device)


def encode(features):
    """The encoder on windows of any length; transformers' own insists on 30 s."""
    encoder = model.model.encoder
    x = F.gelu(encoder.conv2(F.gelu(encoder.conv1(features)))).permute(0, 2, 1)
    x = F.dropout(x + encoder.embed_positions.weight[: x.shape[1]], 0.05, model.training)
    for layer in encoder.layers:
        x = layer(x, None)
        x = x[0] if isinstance(x, tuple) else x
    return encoder.layer_norm(x)


def losses():
    features, given, wanted, where, frames = batch(args.batch)
    heard = encode(features)
    out = model.model.decoder(input_ids=given, encoder_hidden_states=heard, use_cache=False, output_attentions=True)
    logits = out.last_hidden_state @ model.model.decoder.embed_tokens.weight.T + bias
    token = F.cross_entropy(logits.reshape(-1, SIZE), wanted.reshape(-1), ignore_index=-100)
    framed = frame_head(heard)
    frame = F.cross_entropy(framed.reshape(-1, TEXT + 1), frames.reshape(-1))
    right = ((framed.argmax(-1) == frames) & (frames != TEXT)).sum() / (frames != TEXT).sum().clamp_min(1)
    timed = where >= 0
    near = ((position[: heard.shape[1]][None, None] - where[..., None]).abs() <= 18).float()
    guide = sum(-((a * near[:, None]).sum(-1).clamp_min(1e-6).log().mean(1)[timed]).mean() for a in out.cross_attentions) / 2 if timed.any() else token * 0
    return token + 0.5 * frame + 0.5 * guide, token, right, guide


def train() -> None:
    weights = [p for p in [*model.parameters(), *frame_head.parameters()] if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01)
    began, step, mean = time.time(), 0, None
    while (done := (time.time() - began) / (args.minutes * 60)) < 1:
        scale = min(1, (step + 1) / 60) * (1 if done < 0.5 else 0.5 * (1 + math.cos(math.pi * (done - 0.5) / 0.5)) * 0.97 + 0.03)
        for group in optimiser.param_groups:
            group["lr"] = args.rate * scale
        with torch.autocast(args.device, dtype=torch.bfloat16):  # halves a step where the processor has bf16
            loss, *shown = losses()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        step += 1
        values = [float(v.detach()) for v in shown]
        mean = values if mean is None else [0.95 * a + 0.05 * b for a, b in zip(mean, values, strict=True)]
        if step % 50 == 0:
            if (threads := here / "threads").exists():  # a shared machine: two threads that wait for each other are slower than one
                torch.set_num_threads(int(threads.read_text()))
            print(f"{step} {done:.0%} token {mean[0]:.3f} frames right {mean[1]:.2f} attention {mean[2]:.2f}", flush=True)
            torch.save({"m": model.state_dict(), "c": frame_head.state_dict()}, here / "micro.pt")


def export(folder: Path) -> None:
    from ctranslate2.converters.transformers import WhisperLoader

    weights = {k: v.cpu() for k, v in model.state_dict().items()}
    table = weights["model.decoder.embed_tokens.weight"]
    whole = torch.empty(51865, WIDTH)
    whole[:TEXT], whole[TEXT:EOT], whole[EOT:] = table[:TEXT], table[TEXT], table[TEXT + 1 :]
    weights["model.decoder.embed_tokens.weight"] = weights["proj_out.weight"] = whole
    full = WhisperForConditionalGeneration(WhisperConfig(**{**config.to_dict(), "vocab_size": 51865}))
    full.load_state_dict(weights)
    spec = WhisperLoader().get_model_spec(full)
    words = [tokenizer.id_to_token(i) for i in range(51865)]
    words[EOT - 1] = ""  # CTranslate2 4.8 calls a Whisper multilingual when its vocabulary has an empty token, as OpenAI's has
    spec.register_vocabulary(words)
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], [ids("Ġ"), EOT]
    spec.config.lang_ids = list(range(SOT + 1, SOT + 100))
    spec.config.alignment_heads = [[1, h] for h in range(4)]
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {"chunk_length": 30, "feature_size": 80, "hop_length": 160, "n_fft": 400, "sampling_rate": 16000}
    (folder / "preprocessor_config.json").write_text(json.dumps(settings, indent=2), encoding="utf-8")


if args.minutes > 0:
    train()
if args.export:
    export(args.export)
