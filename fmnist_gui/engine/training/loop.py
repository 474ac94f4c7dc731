"""The training loop: seven steps, batch by batch, that can be stopped, paused, stepped and resumed anywhere."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from fmnist_gui.engine import devices
from fmnist_gui.engine.data import batches
from fmnist_gui.engine.data.fashion_mnist import FashionData, Split
from fmnist_gui.engine.drawing.mixture import GarmentPool
from fmnist_gui.engine.errors import Cancelled, NotFinite, StudioError
from fmnist_gui.engine.generators import result_of
from fmnist_gui.engine.network.course_network import Weights, cpu_gradients, cpu_weights, new_network
from fmnist_gui.engine.training.checkpoint import Checkpoint
from fmnist_gui.engine.training.config import TrainingConfig, require_valid
from fmnist_gui.engine.training.control import Control
from fmnist_gui.engine.training.evaluation import Evaluation, evaluate
from fmnist_gui.engine.training.events import BatchEnd, EpochEnd, Event, RunEnd, RunPaused, Snapshot
from fmnist_gui.engine.training.resuming import fitted, fitted_optimizer, whole


def train(
    config: TrainingConfig, data: FashionData, control: Control | None = None, resume: Checkpoint | None = None
) -> Iterator[Event]:
    """Train the course's network and report every step; each event is a point to stop, pause or single-step.

    With `resume`, a run goes on from a checkpoint exactly as if it had never been interrupted.
    Raises StudioError for settings that cannot be used.
    """
    return Trainer(config, data, control or Control(), resume).events()


class Trainer:
    """The state of one run. Between two events `checkpoint()` gives all of it."""

    def __init__(
        self,
        config: TrainingConfig,
        data: FashionData,
        control: Control,
        resume: Checkpoint | None = None,
        network: nn.Module | None = None,
    ) -> None:
        """`network` learns instead of the course's; nothing but this class can go on from its checkpoints."""
        require_valid(config)
        self.config = config
        self.made_from: dict[str, str] = {}  # what its history says of it besides
        self.control = control
        self.device = devices.resolve(config.device)
        self._prepare_data(data)
        self.network = (network or new_network(config.seed)).to(self.device)
        self._first_weights = cpu_weights(self.network)
        self.optimizer = _new_optimizer(config, self.network)
        self.batches_per_epoch = math.ceil(self.images_per_epoch / config.batch_size)
        self.schedule = _new_schedule(config, self.optimizer, self.batches_per_epoch)
        self._order_rng = torch.Generator().manual_seed(config.seed)
        self._augment_rng = torch.Generator().manual_seed(config.seed + 1)
        self._order_state = self._order_rng.get_state()  # as it was before this epoch's order was drawn
        self._order = torch.empty(0, dtype=torch.int64)
        self.epoch = 0  # whole epochs done
        self.batch = 0  # batches done in this epoch
        self._start_sums()
        self.seconds = 0.0
        self._last_epoch: EpochEnd | None = None
        if resume is not None:
            self._restore(resume)

    @property
    def step(self) -> int:
        return self.epoch * self.batches_per_epoch + self.batch

    @property
    def images_per_epoch(self) -> int:
        return len(self._photos) + self.config.drawn_garments

    def events(self) -> Iterator[Event]:
        torch.set_num_threads(devices.TRAINING_THREADS)
        while self.epoch < self.config.epochs:
            try:
                self._mix()
            except Cancelled:
                yield self._end(self.control.stop_reason)
                return
            self._order = self._draw_order()
            while self.batch < self.batches_per_epoch:
                yield from self._turn()
                if self.control.stopping:
                    yield self._end(self.control.stop_reason)
                    return
                before = cpu_weights(self.network) if self.control.take_snapshot_request() else None
                batch_end = self._train_batch()
                if batch_end is None:
                    yield self._diverged()
                    return
                yield batch_end
                if before is not None:
                    yield self._snapshot(before)
            try:
                epoch_end = self._finish_epoch()
            except Cancelled:
                yield self._end(self.control.stop_reason)
                return
            if epoch_end is None:
                yield self._diverged()
                return
            yield epoch_end
        yield self._score_and_end()

    def _turn(self) -> Iterator[Event]:
        """Wait while paused, and report it."""
        if self.control.take_turn():
            return
        yield RunPaused(self.epoch + 1, self.step)
        self.control.wait_for_turn()

    def _train_batch(self) -> BatchEnd | None:
        """One step of learning, or None where the loss or the weights are no longer finite numbers."""
        began = time.perf_counter()
        size = self.config.batch_size
        chosen = self._order[self.batch * size : (self.batch + 1) * size].to(self.device)
        labels = self._labels[chosen]
        images = batches.to_float(self._images[chosen])
        images = batches.augment(images, self.config.augmentation, self._augment_rng)

        logits = self.network(images)
        loss = F.cross_entropy(logits, labels)
        loss_value = loss.item()
        if not math.isfinite(loss_value):
            return None
        self.optimizer.zero_grad()  # gradients add up otherwise
        loss.backward()
        self.optimizer.step()
        if self.schedule is not None:
            self.schedule.step()
        if not self._weights_are_finite():
            return None

        correct = int((logits.argmax(dim=1) == labels).sum().item())
        self._loss_sum += loss_value * len(labels)
        self._correct += correct
        self._seen += len(labels)
        self.batch += 1
        self.seconds += time.perf_counter() - began
        return BatchEnd(
            epoch=self.epoch + 1,
            batch=self.batch,
            step=self.step,
            loss=loss_value,
            correct=correct,
            size=len(labels),
            images_seen=self.epoch * self.images_per_epoch + self._seen,
            time=self.seconds,
        )

    def _snapshot(self, before: Weights) -> Snapshot:
        """The step that has just been made, described by the weights `before` it."""
        after = cpu_weights(self.network)
        changes = {name: after[name] - before[name] for name in after}
        return Snapshot(self.step, after, cpu_gradients(self.network), changes)

    def _finish_epoch(self) -> EpochEnd | None:
        """Score the network, or None where it no longer gives finite numbers. Raises Cancelled."""
        began = time.perf_counter()
        try:
            evaluation = self._evaluate(self._eval_split)
        except NotFinite:
            return None
        self.seconds += time.perf_counter() - began
        step = self.step
        self.epoch, self.batch = self.epoch + 1, 0
        self._last_epoch = EpochEnd(
            epoch=self.epoch,
            step=step,
            train_loss=self._loss_sum / self._seen,
            train_accuracy=self._correct / self._seen,
            eval_loss=evaluation.loss,
            eval_accuracy=evaluation.accuracy,
            evaluated_on=self._eval_split.name,
            weights=cpu_weights(self.network),
            time=self.seconds,
        )
        self._order_state = self._order_rng.get_state()
        self._start_sums()
        return self._last_epoch

    def _weights_are_finite(self) -> bool:
        # The sum is not finite where one of them is not; looking at each would take five times as long.
        weights = torch.nn.utils.parameters_to_vector(self.network.parameters()).detach()
        return math.isfinite(weights.sum().item())

    def _diverged(self) -> RunEnd:
        """The end of a run whose numbers overflowed: what is kept are the weights of the last whole epoch."""
        last = self._last_epoch
        self.network.load_state_dict(last.weights if last else self._first_weights)
        return self._end("diverged")

    def _is_stopping(self) -> bool:
        return self.control.stopping

    def _evaluate(self, split: Split) -> Evaluation:
        self.network.eval()
        try:
            return result_of(evaluate(self.network, split), self._is_stopping)
        finally:
            self.network.train()

    def _score_and_end(self) -> RunEnd:
        """The end of a run that went through all its epochs: only now is a kept-back test set scored."""
        if self._eval_split.name == "test":
            return self._end("finished")
        try:
            test = self._evaluate(self._test)
        except Cancelled:
            return self._end(self.control.stop_reason)
        except NotFinite:
            return self._diverged()
        return self._end("finished", test)

    def _end(self, reason: str, test: Evaluation | None = None) -> RunEnd:
        last = self._last_epoch
        test_loss = test_accuracy = None
        if test is not None:
            test_loss, test_accuracy = test.loss, test.accuracy
        elif last is not None and last.evaluated_on == "test":
            test_loss, test_accuracy = last.eval_loss, last.eval_accuracy
        seen = self.epoch * self.images_per_epoch + self._seen
        return RunEnd(
            reason=reason,
            epochs=self.epoch,
            step=self.step,
            train_loss=last.train_loss if last else None,
            train_accuracy=last.train_accuracy if last else None,
            eval_accuracy=last.eval_accuracy if last else None,
            test_loss=test_loss,
            test_accuracy=test_accuracy,
            images_per_second=seen / self.seconds if self.seconds else 0.0,
            time=self.seconds,
        )

    def checkpoint(self, info: dict[str, Any] | None = None) -> Checkpoint:
        """All of the run's state at this moment, copied to the CPU."""
        last = self._last_epoch
        training = {
            "optimizer": _to_cpu(self.optimizer.state_dict()),
            "schedule": self.schedule.state_dict() if self.schedule else None,
            "order_rng": self._order_state,
            "augment_rng": self._augment_rng.get_state(),
            "epoch": self.epoch,
            "batch": self.batch,
            "images_per_epoch": self.images_per_epoch,
            "sums": [self._loss_sum, self._correct, self._seen],
            "seconds": self.seconds,
            "last_epoch": _without_weights(last) if last else None,
        }
        return Checkpoint(cpu_weights(self.network), self.config, training, info or {})

    def _restore(self, checkpoint: Checkpoint) -> None:
        state = checkpoint.training
        images = None if state is None else state.get("images_per_epoch")
        if state is None or type(images) is not int or images != self.images_per_epoch:
            raise StudioError("This checkpoint belongs to another data set or holds no run that could go on.")
        try:
            self.network.load_state_dict(checkpoint.weights)
            self._restore_position(state, checkpoint.weights)
            self._restore_optimizer(state)
            self._augment_rng.set_state(state["augment_rng"])
            self._order_rng.set_state(state["order_rng"])
        except Exception as error:  # torch raises whatever a state that is none leads it into
            raise StudioError("The state of this run cannot be read, so it cannot go on. Start a new run.") from error
        self._order_state = self._order_rng.get_state()

    def _restore_position(self, state: dict[str, Any], weights: Weights) -> None:
        self.epoch = whole(state["epoch"], 0, self.config.epochs)
        self.batch = whole(state["batch"], 0, self.batches_per_epoch)
        self._loss_sum, self._correct, self._seen = fitted(state["sums"], [0.0, 0, 0])
        if self._seen != min(self.batch * self.config.batch_size, self.images_per_epoch):
            raise ValueError("it has not seen the images of its batches")
        whole(self._correct, 0, self._seen)
        self.seconds = max(fitted(state["seconds"], 0.0), 0.0)
        if state["last_epoch"] is not None:
            name = self._eval_split.name
            form = EpochEnd(0, 0, 0.0, 0.0, 0.0, 0.0, evaluated_on=name, weights=weights, time=0.0)
            self._last_epoch = replace(form, **fitted(state["last_epoch"], _without_weights(form)))

    def _restore_optimizer(self, state: dict[str, Any]) -> None:
        network = copy.deepcopy(self.network)
        stepped = _new_optimizer(self.config, network)
        for parameter in network.parameters():
            parameter.grad = torch.zeros_like(parameter)
        stepped.step()
        rate = self.config.learning_rate
        found_state = fitted_optimizer(state["optimizer"], self.optimizer, stepped, self.step, rate)
        self.optimizer.load_state_dict(found_state)
        if self.schedule is not None:
            now = self.schedule.state_dict()
            found = fitted(state["schedule"], {key: now[key] for key in ("last_epoch", "_step_count", "_last_lr")})
            whole(found["last_epoch"], self.step, self.step)
            self.schedule.load_state_dict(now | found)

    def _prepare_data(self, data: FashionData) -> None:
        self.drawn = data.drawn
        images, labels = data.train.images, data.train.labels
        self._test = self._eval_split = data.test
        if self.config.validation_percent:
            training, validation = batches.split_indices(len(images), self.config.validation_percent)
            self._eval_split = replace(
                data.train, images=images[validation], labels=labels[validation], name="validation"
            )
            images, labels = images[training], labels[training]
        self._photos, self._photo_labels = images.to(self.device), labels.to(self.device)
        self._images, self._labels = self._photos, self._photo_labels
        self._garments = GarmentPool(self.config.drawn_garments, self.config.seed)

    def _mix(self) -> None:
        """Put this epoch's drawn garments, if there are any, behind the photographs. Raises Cancelled."""
        if not self.config.drawn_garments:
            return
        result_of(self._garments.prepare(self.epoch), self._is_stopping)
        chosen = self._garments.choose(self.epoch)
        self._images = torch.cat([self._photos, self._garments.images[chosen].to(self.device)])
        self._labels = torch.cat([self._photo_labels, self._garments.labels[chosen].to(self.device)])

    def _draw_order(self) -> torch.Tensor:
        """The images in the order of this epoch: always the same one, however often it is drawn."""
        if self.config.shuffle:
            self._order_rng.set_state(self._order_state)
            return torch.randperm(self.images_per_epoch, generator=self._order_rng)
        return torch.arange(self.images_per_epoch)

    def _start_sums(self) -> None:
        self._loss_sum = 0.0
        self._correct = 0
        self._seen = 0


def _new_optimizer(config: TrainingConfig, network: torch.nn.Module) -> torch.optim.Optimizer:
    parameters = network.parameters()
    rate, decay = config.learning_rate, config.weight_decay
    if config.optimizer == "sgd":
        return torch.optim.SGD(parameters, lr=rate, momentum=0.9, weight_decay=decay)
    kind = torch.optim.AdamW if config.optimizer == "adamw" else torch.optim.Adam
    return kind(parameters, lr=rate, weight_decay=decay)


def _new_schedule(
    config: TrainingConfig, optimizer: torch.optim.Optimizer, batches_per_epoch: int
) -> torch.optim.lr_scheduler.OneCycleLR | None:
    """The one-cycle policy of Smith and Topin (2017), momentum left alone; None for a constant rate."""
    if config.schedule == "constant":
        return None
    return torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=config.learning_rate,
        total_steps=config.epochs * batches_per_epoch,
        cycle_momentum=False,
    )


def _without_weights(end: EpochEnd) -> dict[str, Any]:
    return {key: value for key, value in vars(end).items() if key != "weights"}


def _to_cpu(value: Any) -> Any:
    """A copy of nested dicts and lists with every tensor copied to the CPU."""
    if isinstance(value, torch.Tensor):
        return value.detach().to("cpu", copy=True)
    if isinstance(value, dict):
        return {key: _to_cpu(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_to_cpu(item) for item in value)
    return value
